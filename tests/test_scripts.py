"""The site's scripts travel without comments and indentation, and do the same as before."""

from __future__ import annotations

from site_builder import PROJECT

from web.scripts import FOLDER, lighter

pytest_plugins = ["site_fixtures"]

OURS = sorted((PROJECT / "overrides" / FOLDER).glob("*.js"))


def test_only_comments_and_indentation_go():
    """Whole lines of comment go; a comment behind code, and slashes in a text, stay."""
    script = '// About\n(function () {\n  // why\n  let a = "// no"; // yes\n\n  b("http://x");\n})();\n'
    assert lighter(script) == '(function () {\nlet a = "// no"; // yes\nb("http://x");\n})();\n'


def test_no_text_goes_over_lines():
    """In a text of several lines indentation would be words: no script has one, nor a block of comment."""
    assert len(OURS) > 10
    for path in OURS:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.replace("\\`", "").count("`") % 2 == 0, f"{path.name}: {line}"
            assert not line.strip().startswith(("/*", "*")), f"{path.name}: {line}"


def test_every_script_is_published_so(small):
    """All scripts of ours arrive, and none of those of others is touched."""
    for path in OURS:
        published = (small.folder / FOLDER / path.name).read_text(encoding="utf-8")
        assert published == lighter(path.read_text(encoding="utf-8"))
    vendored = "assets/vendor/minisearch/minisearch.js"
    assert (small.folder / vendored).read_bytes() == (PROJECT / "overrides" / vendored).read_bytes()
