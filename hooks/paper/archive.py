"""ZIP files that are the same to the byte whenever their contents are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that the format knows."""

COMPRESSED = (".pdf", ".docx", ".xlsx", ".epub", ".png")
"""Endings of files that hold compressed data already."""


def archive(files: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """Return a ZIP of `files` ({path: content}) in their order.

    Those in `stored` are not compressed, nor are those that were before.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as into:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, EARLIEST)
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            as_it_is = path in stored or path.endswith(COMPRESSED)
            entry.compress_type = zipfile.ZIP_STORED if as_it_is else zipfile.ZIP_DEFLATED
            into.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()
