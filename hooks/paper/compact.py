"""Saves a PDF as small as it can be, the same bytes each time.

PDF/A asks for a line break behind each stream. Where the last byte of a stream is a carriage return,
checkers take both for that break and miss a byte: such streams get one byte more.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

_RETURN = b"\r"
_SPARE = "/XXSpare"
"""A private key (PDF 32000, annex E). What it holds shifts objects from one object stream to the next."""

_TRIES = 12


def compact(pdf: Pdf) -> bytes:
    """Return the file with its streams packed anew and its objects in object streams."""
    for stream in pdf.objects:
        if isinstance(stream, Stream) and stream.get("/Type") not in (Name.Metadata, Name.ObjStm, Name.XRef):
            _pack(stream)
    made = b""
    for spare in range(_TRIES):
        if spare:
            pdf.Root[_SPARE] = Array([pdf.make_indirect(Dictionary()) for _ in range(spare)])
        made = _saved(pdf)
        if _RETURN + b"\nendstream" not in made:
            break
    return made


def _pack(stream: Any) -> None:
    if stream.get("/Filter", Name.FlateDecode) != Name.FlateDecode or "/DecodeParms" in stream:
        return
    packed = zlib.compress(stream.read_bytes(), 9)
    if packed.endswith(_RETURN):
        packed += b"\n"  # behind the end that the packed data themselves mark
    stream.write(packed, filter=Name.FlateDecode)


def _saved(pdf: Pdf) -> bytes:
    pikepdf.settings.set_flate_compression_level(9)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
