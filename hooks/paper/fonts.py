"""The fonts of the printed sheets: two packages, pinned with hashes. Nothing else on the machine is looked at."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import typst

_FONTS = {
    "Source Sans 3": ("fontpkg-source-sans-3", "fontpkg_source_sans_3/files", "fontpkg_source_sans_3/LICENSE"),
    "Noto Sans SC": (
        "justmytype-intl-cjk",
        "justmytype_intl_cjk/fonts/ofl/notosanssc",
        "justmytype_intl_cjk/fonts/ofl/notosanssc/OFL.txt",
    ),
}
"""{family: (package, folder of the font files, its license)}; both are under the SIL Open Font License."""


def _located(package: str, path: str) -> Path:
    return Path(str(distribution(package).locate_file(path)))


@cache
def fonts() -> typst.Fonts:
    """Return both families for typst."""
    folders = [_located(package, folder) for package, folder, _ in _FONTS.values()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def licenses() -> dict[str, bytes]:
    """Return {file name: text} of the fonts' licenses, for archives that hold what is set in them."""
    return {
        f"OFL-{family.replace(' ', '-')}.txt": _located(package, license_path).read_bytes()
        for family, (package, _, license_path) in _FONTS.items()
    }


@cache
def fingerprint() -> str:
    """Return a short text that changes when a font changes: names and sizes of the files and the package versions."""
    found = []
    for package, folder, _ in _FONTS.values():
        files = sorted(_located(package, folder).glob("*.ttf"))
        found.append((package, distribution(package).version, [(file.name, file.stat().st_size) for file in files]))
    return hashlib.sha256(repr(found).encode()).hexdigest()
