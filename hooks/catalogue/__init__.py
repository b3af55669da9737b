"""The catalogue: read → model → check → a Catalogue in memory.

This package knows neither MkDocs nor HTML. `load_catalogue` is its door.
"""

from .load import Catalogue, load_catalogue
from .problems import CatalogueError, Problem, report

__all__ = ["Catalogue", "CatalogueError", "Problem", "load_catalogue", "report"]
