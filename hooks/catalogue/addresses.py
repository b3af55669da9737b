"""Rules for web addresses in entries.

An address is kept exactly as it was written. pydantic's HttpUrl lets user names, addresses of the
local network and blanks through and rewrites the text, so the rules are our own.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

MAX_LENGTH = 500

COPY_FARMS = re.compile(
    r"""docslib|dokumen\.tips|docsbay|abcdocz|docplayer|fdocuments?\.|fdocumento|vdocuments?\.|pdfslide|studylib
    |scribd|slideplayer|slideshare|cupdf|coursehero|studyres|readkong|paperzz|1library|coek\.info|docksci|zendy
    |scite\.ai|paperexplained|dntb\.gov\.ua|distantreader|moam\.info|doczz|docobook|documents\.pub|mafiadoc
    |researcher\.life|mendeley|termpaperwarehouse|zbook\.org|doclinks|docbox|spotidoc|docslides|slidetodoc
    |researchgate|academia\.edu|synapsesocial|readbyqxmd|yumpu|silo\.tips|123docz?\.|websiteproxy|doku\.pub
    |pdfcoffee|idoc\.pub|vsip\.info|pdfkul""",
    re.VERBOSE,
)
"""Hosts that hold other people's documents without their leave; linking there would spread them."""

_FORBIDDEN = re.compile(r"[\s\x00-\x20\x7f\u200c\u200d\"<>\\^`{|}]")
_NUMERIC = re.compile(r"\.(\d+|0x[0-9a-f]*)$")
"""Browsers take any host whose last part is a number for an IP address: 127.1 is 127.0.0.1."""
_PRIVATE_NAMES = ("localhost", ".localhost", ".local", ".internal", ".lan", ".home", ".test", ".invalid", ".example")


def address_problem(address: str) -> tuple[str, str] | None:
    """Say what is wrong with `address` and how to mend it, and give the code; None when it is fine."""
    if not re.match(r"https?://[^/]", address):
        return "is not a web address. Begin it with https:// (or http://).", "address"
    if len(address) > MAX_LENGTH:
        return f"has more than {MAX_LENGTH} characters. Use the page's short address.", "address"
    if _FORBIDDEN.search(address):
        return "holds a blank, a quotation mark or a bracket. Copy it from the browser's address bar.", "address"
    try:
        parts = urlsplit(address)
        host = unicodedata.normalize("NFKC", parts.hostname or "").replace("。", ".").lower()
        parts.port  # noqa: B018  (reading it raises ValueError for a port that is none)
        if "%" in host:
            raise ValueError(host)
    except ValueError:
        return "cannot be read as a web address. Copy it from the browser's address bar.", "address"
    if "@" in parts.netloc:
        return "holds a user name. Delete what stands before the @.", "address"
    if _is_private(host):
        return "leads into a private network. Give an address that everybody can open.", "private-address"
    if COPY_FARMS.search(host):
        return (
            f"leads to {host}, which keeps copies of other people's documents. "
            'Give the publisher\'s own page, or write "address: none".',
            "copy-farm",
        )
    return None


def _is_private(host: str) -> bool:
    if "." not in host and ":" not in host:
        return True
    if host.endswith(_PRIVATE_NAMES) or host.endswith("."):
        return True
    if ":" in host or host[-1].isdigit():  # asking for an IP address is slow, and names are no such
        with contextlib.suppress(ValueError):
            return not ipaddress.ip_address(host).is_global
    return _NUMERIC.search(host) is not None
