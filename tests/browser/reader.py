"""A reader with a browser window, of whom everything is noted that should not happen."""

from __future__ import annotations

import gzip

from playwright.sync_api import BrowserContext, Page, Response

PHONE, DESKTOP = 360, 1366
"""Widths of windows in CSS pixels; 360 is also a desktop window magnified four times."""


class Reader:
    """One reader with an empty cache; `address` is where the site stands."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.responses: list[Response] = []
        self.faults: list[str] = []
        """Requests that failed or went to another host, errors of scripts, what the policy blocked."""
        self.page.on("request", lambda request: self._note_request(request.url))
        self.page.on("response", self._note_response)
        self.page.on("requestfailed", lambda request: self._note_failure(request.url, str(request.failure)))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", self._note_console)
        self.page.on("dialog", self._note_dialog)

    def open(self, path: str) -> Page:
        """Go to a page of the site and wait until what it asks for has arrived."""
        self.page.goto(self.address + path)
        return self.page

    def wait(self) -> None:
        """Wait until nothing has been asked for during half a second."""
        self.page.wait_for_load_state("networkidle")

    @property
    def bytes(self) -> int:
        """Size of all that has arrived, as it travels: gzip."""
        return sum(len(gzip.compress(response.body(), mtime=0)) for response in self.responses)

    @property
    def path(self) -> str:
        """Where the reader is now, from the site's root."""
        return self.page.url.removeprefix(self.address)

    def tab(self) -> dict[str, object]:
        """Press Tab; return what has the focus now and where on the screen it is."""
        self.page.keyboard.press("Tab")
        return self.focused()

    def focused(self) -> dict[str, object]:
        """Return what has the focus: its tag, class and text, and whether it is on the screen."""
        return self.page.evaluate(
            """() => {
              const element = document.activeElement;
              const box = element.getBoundingClientRect();
              return {
                tag: element.tagName.toLowerCase(),
                name: element.className,
                text: element.textContent.trim(),
                html: element.outerHTML.slice(0, 200),
                seen: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth + 0.5
                  && box.top < innerHeight && box.bottom > 0
                  && getComputedStyle(element).visibility === "visible",
              };
            }"""
        )

    def _note_request(self, url: str) -> None:
        self.requests.append(url)
        if not url.startswith(self.address):
            self.faults.append(f"another host: {url}")

    def _note_failure(self, url: str, reason: str) -> None:
        if "ERR_ABORTED" not in reason:  # what was still on its way when the reader went on
            self.faults.append(f"failed: {url} {reason}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")
        self.responses.append(response)

    def _note_console(self, message) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def _note_dialog(self, dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()
