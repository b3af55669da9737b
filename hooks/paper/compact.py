"""Saves a PDF as small as it can be, the same bytes each time."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Name, Pdf, Stream

_LEVELS = (9, 6, 5, 4, 3, 2, 1)
_IN_DOUBT = b"\r"
"""A stream that ends in a carriage return: PDF/A asks for a line break behind it, and checkers take both for that
break and miss a byte. So such a stream is packed in another way."""


def compact(pdf: Pdf) -> bytes:
    """Return the file with its streams packed anew and its objects in object streams."""
    for stream in pdf.objects:
        if isinstance(stream, Stream) and stream.get("/Type") not in (Name.Metadata, Name.ObjStm, Name.XRef):
            _pack(stream)
    made = b""
    for level in _LEVELS:
        made = _saved(pdf, level)
        if _IN_DOUBT + b"\nendstream" not in made:
            break
    return made


def _pack(stream: Any) -> None:
    if stream.get("/Filter", Name.FlateDecode) != Name.FlateDecode or "/DecodeParms" in stream:
        return
    plain = stream.read_bytes()
    packed = (zlib.compress(plain, level) for level in _LEVELS)
    best = next((data for data in packed if not data.endswith(_IN_DOUBT)), None)
    if best is not None:
        stream.write(best, filter=Name.FlateDecode)


def _saved(pdf: Pdf, level: Any) -> bytes:
    pikepdf.settings.set_flate_compression_level(level)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
