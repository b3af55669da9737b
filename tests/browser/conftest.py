"""A real browser, and the sites it visits: the tiny one and the real one, each built once."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from chromium import FLAGS, find_chromium
from playwright.sync_api import Browser, sync_playwright
from reader import DESKTOP, Reader
from site_builder import PROJECT, BuiltSite, build


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as an ordinary host would, with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code, message=None, explain=None):
        """Answer with 404.html of the language that the address is in."""
        folder = Path(self.directory)
        lang = self.path.split("/")[1]
        page = folder / lang / "404.html"
        content = (page if lang and page.exists() else folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format, *values):
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; give its address, which ends in a slash."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def small_address(small) -> Iterator[str]:
    """Where the tiny site stands."""
    with served(small.folder) as address:
        yield address


@pytest.fixture(scope="session")
def real(tmp_path_factory) -> BuiltSite:
    """The real site, built from docs/ and resources/ into a folder of its own."""
    folder = tmp_path_factory.mktemp("real") / "site"
    done = build(PROJECT, "--site-dir", str(folder), PAPER="1")
    if done.returncode:
        raise AssertionError(f"The real site cannot be built.\n{done.stderr}")
    return BuiltSite(folder)


@pytest.fixture(scope="session")
def real_address(real) -> Iterator[str]:
    """Where the real site stands."""
    with served(real.folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def reader(browser) -> Iterator[Callable[..., Reader]]:
    """Call it with the address of a site, and a width and color scheme, to get a reader with an empty cache."""
    contexts = []

    def new(address: str, width: int = DESKTOP, scheme: str = "light", *, start: str = "", **more) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": 760}, color_scheme=scheme, reduced_motion="reduce", **more
        )
        contexts.append(context)
        if start:
            context.add_init_script(start)
        return Reader(context, address)

    yield new
    for context in contexts:
        context.close()
