"""Formulas of tables, "unit-cost * quantity", as spreadsheets write them, and what they come to."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from catalogue.material_checks import tokens

_SIGNS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def in_cells(formula: str, cells: Mapping[str, str]) -> str:
    """Return a formula that stays empty while nothing is filled in.

    `cells` are the cells of the columns in one row: {"a": "B3", "b": "C3"} → '=IF(COUNT(B3,C3)=0,"",B3*C3)'.
    """
    parts = tokens(formula)
    used = [cells[part] for part in dict.fromkeys(parts) if part in cells]
    sum_up = "".join(cells.get(part, part) for part in parts)
    if "/" in parts:  # by what is not filled in yet, or by nothing
        sum_up = f'IFERROR({sum_up},"")'
    return f'=IF(COUNT({",".join(used)})=0,"",{sum_up})' if used else f"={sum_up}"


def value_of(formula: str, values: Mapping[str, float | None]) -> float | str:
    """Return what `in_cells` shows for one row; None is an empty cell, "" an empty result."""
    parts = tokens(formula)
    used = [values[part] for part in parts if part in values]
    if used and all(value is None for value in used):
        return ""
    written = "".join(repr(float(values[part] or 0)) if part in values else part for part in parts)
    try:
        return _worth(ast.parse(written, mode="eval").body)
    except ZeroDivisionError:
        return ""


def _worth(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp):
        return _SIGNS[type(node.op)](_worth(node.left), _worth(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):  # a cell that holds a number below zero
        return -_worth(node.operand)
    raise ValueError(f"{ast.dump(node)} is no part of a formula")
