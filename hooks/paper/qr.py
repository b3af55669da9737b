"""QR codes: the way from a printed sheet to its page."""

from __future__ import annotations

import io

import segno


def qr_svg(address: str, color: str) -> str:
    """Return an SVG that leads to `address`, with a quiet border of two modules."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False, dark=color)
    return out.getvalue().decode()
