"""Finds a Chromium on this machine, or installs one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without them Chromium asks its maker's hosts for updates at every start, and does not start for root at all."""


def find_chromium() -> str | None:
    """Return the program to start, installing it when it is missing; None for the one that Playwright brought.

    Raises RuntimeError when there is none and none can be installed.
    """
    found = _installed()
    if found:
        return found
    tried = _install()
    found = _installed()
    if found:
        return found
    if tried.endswith("playwright install chromium") and _run(tried):
        return None
    raise RuntimeError(
        f'The browser tests need Chromium. There is none on the PATH, and "{tried}" did not bring one. '
        "Install it and set CHROMIUM to its path, or run the other tests: pytest --ignore tests/browser"
    )


def _installed() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise RuntimeError(f'CHROMIUM is "{named}", which is not a program. Correct it or unset it.')
        return path
    return next((path for path in map(shutil.which, NAMES) if path), None)


def _install() -> str:
    """Try to install Chromium from the system's packages; return the command that was tried, or is to be tried."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get update --quiet")
        _run("apt-get install --yes --quiet chromium")
        return "apt-get install chromium"
    return f"{sys.executable} -m playwright install chromium"


def _run(command: str) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command.split(), env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0
