"""What all documents have in common: language, footer, date."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date

from catalogue.locales import TAGS
from catalogue.words import Said

from .tree import Document

_BABEL = {"zh": "zh_Hans"}


@dataclass(frozen=True)
class Stamp:
    """The day of a document's content. The clock has no say: same input, same bytes."""

    day: datetime.date

    @classmethod
    def newest(cls, days: Iterable[datetime.date]) -> Stamp:
        """Return the newest of `days`, or the day that SOURCE_DATE_EPOCH (seconds since 1970) names."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if epoch:
            return cls(datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date())
        return cls(max(days, default=datetime.date(1970, 1, 1)))

    def shown(self, lang: str) -> str:
        """Return the day as readers write it: "November 22, 2026", "22 de noviembre de 2026", "2026年11月22日"."""
        return format_date(self.day, "long", locale=_BABEL.get(lang, lang))

    @property
    def version(self) -> str:
        """Year and month: "2026.11"."""
        return f"{self.day:%Y.%m}"


def document(kind: str, lang: str, words: Mapping[str, str], stamp: Stamp, **fields: Any) -> Document:
    """Return a document with what all have in common."""
    return {
        "kind": kind,
        "lang": lang,
        "version": stamp.version,
        "date": stamp.shown(lang),
        "day": stamp.day.isoformat(),
        "license": words["check_print_license"].format(site=words["site_name"]),
        **fields,
    }


def said_run(said: Said, lang: str) -> dict[str, Any]:
    """Return a run that names its language when it is not that of the document."""
    return {"t": said.text} if said.tag == TAGS[lang] else {"t": said.text, "lang": said.tag}
