"""The charts of the page that compares: training hours, what studies found, which languages cover which conditions.

Inserts of docs/<lang>/compare.md: `<!-- catalogue: compare training -->` and so on. No axis holds measures that do not
belong together: differences in HbA1c stand alone, and studies that tell of it in another way are listed, not drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from catalogue.locales import language_name
from catalogue.models import Entry, Finding

from .charts import Bar, Chart, Span, Table, bars, matrix, spans
from .comparison import Comparison
from .facets import FACETS
from .maker import Maker
from .paths import entry_path, facet_path, in_language
from .training import of_programs, real_trainings

MATERIALS = ("tools", "training", "handouts")
LANGUAGES_DRAWN, CONDITIONS_DRAWN = 8, 18
"""Those with the most materials; the table below the picture has all."""


class CompareCharts(Maker):
    """Makes the inserts of the page that compares, in one language."""

    def make(self, name: str, root: str) -> Markup:
        """Return the insert `name`. Raises ValueError when there is none of that name."""
        comparison: Comparison = self.site.comparisons[self.lang]
        makers: dict[str, Callable[[str], Markup]] = {
            "programs": comparison.overview, "planned": comparison.planned, "training": self.training,
            "results": self.results, "hba1c": self.hba1c, "coverage": self.coverage,
        }  # fmt: skip
        if name not in makers:
            raise ValueError(f'there is no comparison "{name}". Use one of {", ".join(makers)}.')
        return makers[name](root)

    def training(self, root: str) -> Markup:
        """Return the hours for which programs train their peer supporters, where they are known."""
        trainings = of_programs(self.site.catalogue, real_trainings(self.site.catalogue))
        known = [one for one in trainings if one.hours]
        rows = []
        for one in known:
            row = self._entry(one.entry, root)
            figure = None if one.figure is None else getattr(one.entry, "figures")[one.figure]  # noqa: B009
            shown = self.site.lists[self.lang].hours(one.hours or 0)
            rows.append(row | {"shown": shown, "source": figure.source_address if figure else ""})
        if not rows:
            return Markup()
        chart = bars(
            [Bar(str(row["label"]), one.hours or 0, row["shown"]) for one, row in zip(known, rows, strict=True)]
        )
        head = (self.words["lengths_what"], self.words["facet_length"])
        return self._chart("chart_bars.html", "training", chart, count=len(known), head=head, rows=rows)

    def results(self, root: str) -> Markup:
        """Return how many findings of the catalogue say what of peer support."""
        findings = self._findings()
        vocabulary = self.site.catalogue.vocabularies["results"]
        counts = {term: sum(one.result == term for one in findings) for term in vocabulary.terms}
        rows = [
            {"url": "", "label": vocabulary.label(term, self.lang), "shown": str(count), "source": ""}
            for term, count in counts.items()
            if count
        ]
        chart = bars([Bar(row["label"], int(row["shown"]), row["shown"]) for row in rows])
        head = (self.words["fact_result"], self.words["kind_evidence"])
        return self._chart("chart_bars.html", "results", chart, count=len(findings), head=head, rows=rows)

    def hba1c(self, root: str) -> Markup:
        """Return the differences in HbA1c between groups, and below them the studies that tell of it otherwise."""
        about = [one for one in self._findings() if "HbA1c" in f"{one.finding} {one.figure}"]
        told = [one for one in self._findings() if one.difference]
        told.sort(key=lambda one: (not one.difference.pooled, one.difference.value) if one.difference else (True, 0.0))
        if not told:
            return Markup()
        rows = [self._study(one, root) for one in told]
        chart = spans(
            [
                Span(row["label"], one.difference.value, one.difference.low, one.difference.high, one.difference.pooled)
                for one, row in zip(told, rows, strict=True)
                if one.difference
            ],
            better=self.words["chart_better"],
            worse=self.words["chart_worse"],
        )
        drawn = self._chart("chart_spans.html", "hba1c", chart, count=len(told), rows=rows)
        others = [self._study(one, root) for one in about if one not in told]
        return drawn + self.render("chart_not_drawn.html", rows=others)

    def coverage(self, root: str) -> Markup:
        """Return how many materials there are for each condition in each language."""
        counts = self._coverage()
        languages: dict[str, int] = {}
        for row in counts.values():
            for tag, count in row.items():
                languages[tag] = languages.get(tag, 0) + count
        most = sorted(languages, key=lambda tag: (-languages[tag], tag))[:LANGUAGES_DRAWN]
        conditions = sorted(counts, key=lambda term: (-sum(counts[term].values()), term))[:CONDITIONS_DRAWN]
        facet = next(facet for facet in FACETS if facet.name == "condition")
        label = self.site.lists[self.lang].label
        table = Table(
            [label("conditions", term) for term in conditions],
            [language_name(tag, self.lang) for tag in most],
            [[counts[term].get(tag, 0) for tag in most] for term in conditions],
        )
        rows = [
            {
                "url": root + in_language(facet_path("condition", term), self.lang),
                "label": label("conditions", term),
                "text": " · ".join(
                    f"{language_name(tag, self.lang)} {count}"
                    for tag, count in sorted(counts[term].items(), key=lambda pair: (-pair[1], pair[0]))
                ),
            }
            for term in facet.in_order(self.site.catalogue, counts, self.lang)
        ]
        return self._chart("chart_matrix.html", "coverage", matrix(table), count=len(conditions), rows=rows)

    def _coverage(self) -> dict[str, dict[str, int]]:
        """Return {condition: {language: materials}}; a narrower condition counts for the wider one, too."""
        found: dict[str, dict[str, int]] = {}
        vocabulary = self.site.catalogue.vocabularies["conditions"]
        for entry in self.site.catalogue.entries.values():
            if entry.kind not in MATERIALS:
                continue
            for term in vocabulary.with_parents(entry.conditions):
                row = found.setdefault(term, {})
                for tag in entry.languages:
                    row[tag] = row.get(tag, 0) + 1
        return found

    def _findings(self) -> list[Finding]:
        return [one for one in self.site.catalogue.of_kind("evidence") if isinstance(one, Finding)]

    def _study(self, finding: Finding, root: str) -> dict[str, Any]:
        words = self.site.catalogue.words(finding, self.lang)
        citation = finding.citation
        author = (citation.authors or citation.journal or "").split(",")[0].rpartition(" ")[0] or citation.journal
        label = " ".join(str(part) for part in (author, citation.year) if part)
        if finding.difference and finding.difference.pooled:
            label = self.words["chart_pooled"].format(study=label)
        return self._entry(finding, root) | {
            "label": label,
            "title": words.title,
            "figure": words.texts["figure"],
            "caution": words.texts.get("caution"),
            "result": self.site.lists[self.lang].label("results", finding.result),
            "source": finding.address if finding.has_address else "",
        }

    def _entry(self, entry: Entry, root: str) -> dict[str, Any]:
        title = self.site.catalogue.words(entry, self.lang).title
        url = root + in_language(entry_path(entry), self.lang)
        return {"url": url, "label": title}

    def _chart(self, template: str, name: str, chart: Chart, *, count: int, **values: Any) -> Markup:
        title = self.words[f"chart_{name}"]
        description = self.words[f"chart_{name}_text"].format(count=count)
        return self.render(template, id=name, title=title, description=description, chart=chart, **values)
