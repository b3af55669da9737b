"""Search against the number of entries: ours, Material's own and Pagefind on the same site. Prints Markdown.

`python benchmarks/search.py [--pagefind PROGRAM] [N …]`, N = 300 1000 3000 unless told. Pagefind is
`bin/pagefind_extended` of the npm package @pagefind/linux-x64 1.6.0; without it its column stays empty.
Up to the size of the real catalogue entries are drawn from it; above, made-up ones are added.
Questions: tests/search/. A hit is the right page (any part of it) among the first three. A second table says how long a
reader of ours waits after each key, on this machine and with its processor slowed down six times.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Page, Response, sync_playwright
from workload import KINDS, LANGUAGES, ROOT, make_entries, without_citations, write_project

sys.path.insert(0, str(ROOT / "tests" / "browser"))
from chromium import FLAGS, find_chromium

ASK = """async ([questions, ask]) => {
  const answers = [], times = [];
  for (const text of questions) {
    const began = performance.now();
    answers.push(await ask(text));
    times.push(performance.now() - began);
  }
  return [answers, times];
}"""
OURS = """async (questions) => {
  const began = performance.now();
  const engine = await window.PeerSupportSearch.start();
  const ready = performance.now() - began;
  return [ready, ...await (%s)([questions, (text) => engine.search(text).hits.slice(0, 3).map((hit) => hit.doc.path)])];
}"""
PAGEFIND = """async (questions) => {
  const began = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const ready = performance.now() - began;
  const ask = async (text) => {
    const found = await pagefind.search(text);
    return (await Promise.all(found.results.slice(0, 3).map((one) => one.data()))).map((one) => one.url);
  };
  return [ready, ...await (%s)([questions, ask])];
}"""
MATERIAL = """async (questions) => {
  const began = performance.now();
  const index = await (await fetch("/material/search_index.json")).json();
  const worker = new Worker("/material/workers/search.js");
  const say = (message) => new Promise((resolve) => {
    worker.onmessage = ({data}) => resolve(data.data);
    worker.postMessage(message);
  });
  await say({type: 0, data: {...index, options: {suggest: false}}});
  const ready = performance.now() - began;
  const ask = async (text) => (await say({type: 2, data: text})).items.slice(0, 3).map((group) => group[0].location);
  return [ready, ...await (%s)([questions, ask])];
}"""


TYPING = """async (questions) => {
  const engine = await window.PeerSupportSearch.start();
  const { input } = window.PeerSupportSearch.place;
  const panel = document.querySelector("[data-search-panel]");
  const times = [];
  for (const text of questions) {
    for (let end = 1; end <= text.length; end += 1) {
      input.value = text.slice(0, end);
      await new Promise((resolve) => setTimeout(resolve));
      const began = performance.now();
      input.dispatchEvent(new InputEvent("input"));
      await window.PeerSupportSearch.start();
      await null;
      panel.getBoundingClientRect();
      times.push(performance.now() - began);
    }
  }
  return times.sort((a, b) => a - b);
}"""
"""Types questions letter by letter; returns the milliseconds from each key to the laid out results, sorted."""
SLOWER = (1, 6)
TYPED = 12
"""How many of a language's questions are typed."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *values: Any) -> None:
        """Say nothing."""


def write_site(folder: Path, number: int) -> None:
    """Write and build our project with `number` entries, as many of them real as there are."""
    real = [path for kind in KINDS for path in sorted((ROOT / "resources" / kind).glob("[!_]*.yml"))]
    kept = sorted(Random(1).sample(real, min(number, len(real))))
    write_project(folder, make_entries(max(0, number - len(real))))
    for path in kept:
        name = path.relative_to(ROOT / "resources")
        (folder / "resources" / name).parent.mkdir(parents=True, exist_ok=True)
        text = re.sub(r"^see_also:.*\n(?:[ -].*\n)*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        (folder / "resources" / name).write_text(text, encoding="utf-8")
        for lang in LANGUAGES[1:]:
            there = folder / "resources" / "translations" / lang / name
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / "resources" / "translations" / lang / name, there)
    for path in (folder / "docs").rglob("*.md"):
        path.write_text(without_citations(path.read_text(encoding="utf-8")), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PAPER": "0"},
    )


def pages_in(site: Path, lang: str) -> list[Path]:
    """Return the pages of a language that say something themselves: no lists, no page of results."""
    folder = site if lang == "en" else site / lang
    unwanted = ("browse", "search", "page", *(LANGUAGES if lang == "en" else ()))
    return [
        path for path in sorted(folder.rglob("index.html")) if not set(path.relative_to(folder).parts) & set(unwanted)
    ]


def index_material(site: Path, lang: str) -> float:
    """Write what Material's plugin would: a document for each page and each heading. Return the seconds."""
    import material

    began = time.perf_counter()
    docs = []
    for path in pages_in(site, lang):
        article = BeautifulSoup(path.read_bytes(), "html.parser").select_one("article")
        location = path.relative_to(site).as_posix().removesuffix("index.html")
        heading = article.find("h1")
        docs.append(
            {"location": location, "title": heading.get_text() if heading else "", "text": article.get_text(" ")}
        )
    there = site / "material"
    shutil.rmtree(there, ignore_errors=True)
    scripts = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    shutil.copytree(scripts / "lunr", there / "lunr")
    (there / "workers").mkdir()
    shutil.copy2(next((scripts / "workers").glob("search.*.min.js")), there / "workers" / "search.js")
    separator = r"[\s\u200b\-,:!=\[\]()\"`/]+|(?!\b)(?=[A-Z][a-z])|\.(?!\d)|&[lg]t;"
    config = {
        "lang": [lang],
        "separator": separator,
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
    }
    (there / "search_index.json").write_text(json.dumps({"config": config, "docs": docs}), encoding="utf-8")
    return time.perf_counter() - began


def index_pagefind(site: Path, program: str) -> float:
    """Let Pagefind index the same pages of all languages. Return the seconds."""
    began = time.perf_counter()
    kinds = ",".join(("guide", "glossary", "about", "contribute", *KINDS))
    command = [program, "--site", str(site), "--root-selector", "article", "--glob", f"{{{kinds},es,zh}}/**/*.html"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def ask(page: Page, address: str, script: str, lang: str) -> dict[str, float]:
    """Ask all questions of a language; return bytes to the first answer, milliseconds and the share of hits."""
    asked = yaml.safe_load((ROOT / "tests" / "search" / f"{lang}.yml").read_text(encoding="utf-8"))
    responses: list[Response] = []
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.context.on("response", lambda response: responses.append(response))
    ready = page.evaluate(script % ASK, [asked[0]["q"]])[0]
    page.wait_for_load_state("networkidle")
    bodies = [response.body() for response in responses]
    size = sum(len(body) if body[:2] == b"\x1f\x8b" else len(gzip.compress(body)) for body in bodies)
    _, answers, times = page.evaluate(script % ASK, [one["q"] for one in asked])
    hits = 0
    for one, found in zip(asked, answers, strict=True):
        paths = [re.sub(r"^/?(?:es/|zh/)?", "", path.split("#")[0]) for path in found]
        hits += any(fnmatchcase(path, wanted.split("#")[0]) for path in paths for wanted in one["hit"])
    return {"kB": size / 1000, "ready": ready, "query": median(times), "hits": hits / len(asked)}


def type_questions(page: Page, address: str, lang: str) -> Iterator[tuple[int, float, float]]:
    """Yield (times slower, median, 95 of 100) of the milliseconds between a key and the results."""
    asked = yaml.safe_load((ROOT / "tests" / "search" / f"{lang}.yml").read_text(encoding="utf-8"))
    questions = [one["q"] for one in asked[:: len(asked) // TYPED]]
    session = page.context.new_cdp_session(page)
    for slower in SLOWER:
        page.goto(address)  # a new engine, which remembers nothing
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        times = page.evaluate(TYPING, questions)
        yield slower, median(times), times[len(times) * 95 // 100]
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})


def measure(number: int, pagefind: str | None) -> list[str]:
    """Print the rows of one size; return those of the second table."""
    typing = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        write_site(folder, number)
        site = folder / "site"
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/"
        engines = {"ours": OURS, "Material": MATERIAL} | ({"Pagefind": PAGEFIND} if pagefind else {})
        seconds = index_pagefind(site, pagefind) if pagefind else 0.0
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for lang in LANGUAGES:
            empty = site / f"empty-{lang}.html"
            empty.write_text(f'<!doctype html><html lang="{"zh-Hans" if lang == "zh" else lang}"><title>x</title>')
            build = {"ours": 0.0, "Material": index_material(site, lang), "Pagefind": seconds}
            for engine, script in engines.items():
                page = browser.new_context().new_page()
                path = ("about/" if lang == "en" else f"{lang}/about/") if engine == "ours" else empty.name
                try:
                    found = ask(page, root + path, script, lang)
                    told = (f"{found['kB']:.0f}", f"{build[engine]:.1f}", f"{found['ready']:.0f}")
                    row = " | ".join((*told, f"{found['query']:.1f}", f"{found['hits']:.0%}"))
                except Exception as error:  # noqa: BLE001  (one engine that fails leaves the others to be measured)
                    row = f"failed: {str(error).splitlines()[0][:60]} | | | |"
                print(f"| {number:,} | {lang} | {engine} | {row} |", flush=True)
                if engine == "ours":
                    for slower, middle, high in type_questions(page, root + path, lang):
                        typing.append(f"| {number:,} | {lang} | {slower} | {middle:.1f} | {high:.1f} |")
                page.context.close()
        server.shutdown()
    return typing


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pagefind")
    parser.add_argument("sizes", nargs="*", type=int, default=[300, 1000, 3000])
    chosen = parser.parse_args()
    columns = "entries|language|engine|kB to the first result|s to index (build)|ms until ready|ms a question|hits"
    print(f"| {columns.replace('|', ' | ')} |\n|{' --- |' * 8}")
    typing = [row for number in chosen.sizes for row in measure(number, chosen.pagefind)]
    print("\n| entries | language | times slower | ms from key to result, median | 95 of 100 |\n" + "| --- " * 5 + "|")
    print("\n".join(typing))


if __name__ == "__main__":
    main()
