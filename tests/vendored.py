"""Checks the files of others that the site carries: `python tests/vendored.py [--from-npm]`.

With `--from-npm` it also fetches the package and makes the file anew, as overrides/assets/vendor/*/README.md says.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "overrides" / "assets" / "vendor"
_ROW = re.compile(r"^\| (\S+)[^|]*\| ([0-9a-f]{64}) \|$", re.MULTILINE)


def checksums(folder: Path) -> dict[str, str]:
    """Return {file: SHA-256} as the folder's README.md has it."""
    return dict(_ROW.findall((folder / "README.md").read_text(encoding="utf-8")))


def faults(folder: Path) -> list[str]:
    """Return what differs from the README.md of a vendored package, one sentence each."""
    known = checksums(folder)
    found = []
    for path in sorted(folder.iterdir()):
        if path.name == "README.md":
            continue
        actual = hashlib.sha256(path.read_bytes()).hexdigest()
        if known.get(path.name) != actual:
            found.append(f"{path.name} has the SHA-256 {actual}, which README.md does not give.")
    return found


def made_anew(folder: Path) -> list[str]:
    """Fetch MiniSearch from npm, make the file anew and return what differs."""
    known = checksums(folder)
    with tempfile.TemporaryDirectory() as there:
        run = {"cwd": there, "check": True, "capture_output": True}
        subprocess.run(["npm", "pack", "minisearch@7.2.0"], **run)
        with tarfile.open(Path(there) / "minisearch-7.2.0.tgz") as archive:
            archive.extractall(there, filter="data")
        source = Path(there) / "package/dist/umd/index.js"
        if hashlib.sha256(source.read_bytes()).hexdigest() != known["dist/umd/index.js"]:
            return ["dist/umd/index.js of the package is another one."]
        small = subprocess.run(["npx", "--yes", "terser@5.51.2", str(source), "-c", "-m"], **run).stdout
        return [] if small.strip() == (folder / "minisearch.js").read_bytes().strip() else ["minisearch.js differs."]


if __name__ == "__main__":
    problems = [fault for folder in sorted(VENDOR.iterdir()) for fault in faults(folder)]
    if "--from-npm" in sys.argv:
        problems += made_anew(VENDOR / "minisearch")
    print("\n".join(problems) or "The vendored files are as they should be.")
    sys.exit(bool(problems))
