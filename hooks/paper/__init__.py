"""What becomes a file: the open data of the catalogue and its feeds.

Everything here follows from the Catalogue alone; `data_files` is the way in. The addresses of pages
are handed in, because only `web` knows them.
"""

from .data_files import data_files as data_files
