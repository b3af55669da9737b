"""Fifth: makes all other pages, each language's beside the build once its shells are there; 404 pages and sitemap."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from catalogue.workers import Crew
from web import session
from web.not_found import not_found_pages
from web.scripts import FOLDER as SCRIPTS
from web.scripts import lighter
from web.site_folder import write_or_link
from web.site_map import robots, site_map

crew = None


def on_config(config):
    """Leave out the theme's 404 page and sitemap, which each language would overwrite; keep one environment.

    MkDocs makes an environment per language: it would compile each template and list the theme's
    14,000 icons three times over.
    """
    global crew
    config.theme.static_templates -= {"404.html", "sitemap.xml"}
    if not config.plugins["i18n"].building:
        crew = Crew(parallel=not session.serving)
        environment = config.theme.get_env()
        templates = [name for name in environment.list_templates() if not name.startswith(".icons/")]
        environment.list_templates = lambda *_, filter_func: [name for name in templates if filter_func(name)]
        config.theme.get_env = lambda: environment
    return config


def on_env(env, config, files):
    """The shells of a language are there (guide_pages.py): begin with its pages."""
    site = session.current()
    site.files |= {file.dest_uri for file in files}
    site.stamp(config.plugins["i18n"].current_language, _writer(config), crew)
    return env


@event_priority(-110)  # after static-i18n, which builds the other languages inside its own on_post_build
def on_post_build(config):
    """Make what MkDocs did not make."""
    if config.plugins["i18n"].building:
        return
    site = session.current()
    by_mkdocs = frozenset(site.files)
    site.files |= set(site.data_files)
    write = _writer(config)
    for name, content in site.data_files.items():
        write(name, content)
    for name, html in not_found_pages(site):
        write(name, html.encode())
    write("sitemap.xml", site_map(site.site_url, site.indexed_paths()).encode())
    write("robots.txt", robots(site.site_url).encode())
    for path in Path(config.site_dir, SCRIPTS).glob("*.js"):
        path.write_text(lighter(path.read_text(encoding="utf-8")), encoding="utf-8")
    faults = site.check(link for links in crew.finish() for link in links)
    if faults:
        raise PluginError("\n" + "\n".join(sorted(faults)) + f"\n{len(faults)} broken links. Nothing was published.")
    if session.folder:
        session.folder.link_unchanged(by_mkdocs)


def on_build_error(*, error):
    """Let no copy write on into what publish.py is about to drop."""
    if crew:
        crew.stop()


def _writer(config):
    built = Path(config.site_dir)
    published = session.folder.target if session.folder else built
    made = set()
    return lambda name, content: write_or_link(built, published, name, content, made)
