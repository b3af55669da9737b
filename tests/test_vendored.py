"""What the site carries of others is what it says it is."""

from __future__ import annotations

from vendored import VENDOR, faults


def test_vendored_files():
    """Each file has the checksum that its README.md gives, and each package its license."""
    for folder in VENDOR.iterdir():
        assert faults(folder) == []
        assert (folder / "LICENSE.txt").is_file()
