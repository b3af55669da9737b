"""What becomes HTML: page shells, fragments, lists, structured data, the checks of the built site.

This package takes a `Catalogue` and gives strings and files; it knows nothing of MkDocs.
"""
