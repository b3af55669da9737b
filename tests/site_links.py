"""Follows every link of a built site as a browser would, without a browser."""

from __future__ import annotations

from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

from site_builder import BuiltSite

_HOST = "https://host.invalid"


def broken_links(site: BuiltSite, base: str) -> list[str]:
    """Return every link inside the site that leads nowhere when the site stands at the path `base`."""

    @cache
    def ids(name: str) -> frozenset[str]:
        return frozenset(element["id"] for element in site.page(name).select("[id]"))

    faults = []
    for name in sorted(file for file in site.files if file.endswith(".html")):
        own = _HOST + base + name.removesuffix("index.html")
        for element in site.page(name).select("[href], [src]"):
            address = element.get("href") or element.get("src")
            target = urlsplit(urljoin(own, address))
            if f"{target.scheme}://{target.netloc}" != _HOST:
                continue
            path = unquote(target.path)
            file = path.removeprefix(base) + ("index.html" if path.endswith("/") else "")
            if not path.startswith(base) or file not in site.files:
                faults.append(f"{name}: {address}")
            elif target.fragment and unquote(target.fragment) not in ids(file):
                faults.append(f"{name}: {address} has no such heading")
    return sorted(set(faults))
