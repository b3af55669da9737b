"""Fifth: when every language has been built, makes all other pages, the 404 pages and the sitemap."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from web import session
from web.not_found import not_found_pages
from web.site_folder import write_or_link
from web.site_map import robots, site_map


def on_config(config):
    """Leave out the theme's 404 page and sitemap, which each language would overwrite; keep one environment.

    MkDocs makes an environment per language: it would compile each template and list the theme's
    14,000 icons three times over.
    """
    config.theme.static_templates -= {"404.html", "sitemap.xml"}
    if not config.plugins["i18n"].building:
        environment = config.theme.get_env()
        templates = [name for name in environment.list_templates() if not name.startswith(".icons/")]
        environment.list_templates = lambda *_, filter_func: [name for name in templates if filter_func(name)]
        config.theme.get_env = lambda: environment
    return config


@event_priority(-110)  # after static-i18n, which builds the other languages inside its own on_post_build
def on_post_build(config):
    """Make what MkDocs did not make."""
    if config.plugins["i18n"].building:
        return
    site = session.current()
    built = Path(config.site_dir)
    published = session.folder.target if session.folder else built
    made: set[str] = set()

    def write(name, content):
        write_or_link(built, published, name, content, made)

    site.files = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    by_mkdocs = frozenset(site.files)
    for name, content in (*site.data_files.items(), *site.filter_files()):
        write(name, content)
    site.files |= set(site.data_files)
    faults = site.stamp(write, parallel=not session.serving)
    if faults:
        raise PluginError("\n" + "\n".join(sorted(faults)) + f"\n{len(faults)} broken links. Nothing was published.")
    for name, html in not_found_pages(site):
        write(name, html.encode())
    write("sitemap.xml", site_map(site.site_url, site.indexed_paths()).encode())
    write("robots.txt", robots(site.site_url).encode())
    if session.folder:
        session.folder.link_unchanged(by_mkdocs | {f"{path}index.html" for path in site.hand_written})
