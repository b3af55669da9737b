"""Makes the drawn boxes of a PDF boxes that can be ticked, and the file as small as it can be.

typst draws no form fields yet. The templates make each box a link to "box:<id>"; typst puts the link
where the box is and tags it. Here each such link becomes a check box in its place: the annotation
keeps its rectangle and its seat in the structure tree, where its element is renamed from Link to Form.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from .compact import compact
from .tree import text_of, walk

MARK = "box:"
"""What the address of a box begins with."""


def box_labels(blocks: list[dict[str, Any]]) -> dict[str, str]:
    """Return {id: what a person hears} of every box that the templates draw for `blocks`."""
    found: dict[str, str] = {}
    for block in walk(blocks):
        if block["k"] == "checks":
            found |= {item["id"]: text_of(item["runs"]) for item in block["items"]}
        elif block["k"] == "choice":
            found |= {option["id"]: f"{block['label']} – {text_of(option['runs'])}" for option in block["options"]}
            if "other" in block:
                found[f"{block['id']}.other"] = f"{block['label']} – {block['other']}"
        elif block["k"] == "scale":
            for item in block["items"]:
                for number, point in enumerate(block["points"], 1):
                    found[f"{item['id']}.{number}"] = f"{text_of(item['runs'])} – {point}"
    return found


def finish(data: bytes, labels: Mapping[str, str], color: str) -> bytes:
    """Return the PDF with check boxes for all `labels`, compact, the same bytes each time.

    `color` of the tick is "#rrggbb". Raises ValueError unless every label has exactly one box.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if labels:
            _add_fields(pdf, labels, color)
        return compact(pdf)


def _add_fields(pdf: Pdf, labels: Mapping[str, str], color: str) -> None:
    elements = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    fields = Array()
    done: set[str] = set()
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            address = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
            if not address.startswith(MARK):
                continue
            box = address.removeprefix(MARK)
            if box in done or box not in labels:
                raise ValueError(f"the box {box!r} is drawn twice or belongs to nothing")
            done.add(box)
            elements[int(annotation.StructParent)].S = Name.Form
            _become_field(pdf, annotation, box, labels[box], color)
            fields.append(annotation)
    if missing := set(labels) - done:
        raise ValueError(f"no box is drawn for {', '.join(sorted(missing))}")
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=fields))


def _become_field(pdf: Pdf, annotation: Any, box: str, label: str, color: str) -> None:
    left, bottom, right, top = (float(edge) for edge in annotation.Rect)
    for key in ("/A", "/Border", "/Contents"):
        if key in annotation:
            del annotation[key]
    annotation.Subtype = Name.Widget
    annotation.FT = Name.Btn
    annotation.T = String(box.replace(".", "_"))  # a full stop would divide the name
    annotation.TU = String(label)
    annotation.V = annotation.AS = Name.Off
    annotation.AP = Dictionary(
        N=Dictionary(
            Yes=_appearance(pdf, right - left, top - bottom, _tick(right - left, top - bottom, color)),
            Off=_appearance(pdf, right - left, top - bottom, b""),
        )
    )


def _appearance(pdf: Pdf, width: float, height: float, drawing: bytes) -> Any:
    stream = pdf.make_stream(drawing)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, round(width, 2), round(height, 2)])
    stream.Resources = Dictionary()
    return stream


def _tick(width: float, height: float, color: str) -> bytes:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    points = [(0.2, 0.52), (0.42, 0.26), (0.82, 0.78)]
    path = " ".join(
        f"{width * x:.2f} {height * y:.2f} {'l' if number else 'm'}" for number, (x, y) in enumerate(points)
    )
    return f"q {red:.3f} {green:.3f} {blue:.3f} RG {width * 0.13:.2f} w 1 J 1 j {path} S Q".encode()
