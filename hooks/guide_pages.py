"""Fourth: finishes hand-written pages, and keeps a shell of each section for the catalogue's pages."""

from __future__ import annotations

import re

from mkdocs.exceptions import PluginError

from web import session
from web.guide_pages import GuidePages
from web.menu import Menu, keep_shells
from web.page_views import page_view

UNUSED = re.compile(r"assets/(javascripts/|stylesheets/palette|images/favicon)|fragments/|.*\.map$")
"""Files of the theme that no page asks for (3 MB), since the site has its own small script; templates of drawings."""

menu = None
navigation = None


def on_files(files, config):
    """Leave out what no page uses."""
    for file in [file for file in files if UNUSED.match(file.src_uri)]:
        files.remove(file)
    return files


def on_nav(nav, config, files):
    """Keep the navigation until its titles are known."""
    global navigation
    navigation = nav
    return nav


def on_page_content(html, page, config, files):
    """Add links, lists for steps and inserts to the article."""
    try:
        return GuidePages(session.current(), _lang(config)).finish(page.file.norm_src_uri, html)
    except ValueError as error:
        raise PluginError(f"docs/{page.file.src_uri}:1: {error}") from None


def on_env(env, config, files):
    """All pages of a language have been read: make its menu and render its shells."""
    global menu
    menu = Menu(
        _lang(config),
        session.current().catalogue.interface[_lang(config)],
        [[(page.title, page.file.norm_src_uri) for page in item.children or [item]] for item in navigation.items],
    )
    sheets = [file.url for file in files if re.match(r"assets/stylesheets/main\.", file.src_uri)]
    session.assets = [*sheets, *config.extra_css], [str(script) for script in config.extra_javascript]
    keep_shells(session.current(), _lang(config), menu, session.assets, session.serving, env.get_template("main.html"))
    return env


def on_page_context(context, page, config, nav):
    """Hand the template what it needs besides MkDocs' own variables."""
    view = page_view(
        session.current(), _lang(config), page.file.norm_src_uri, menu.sections, session.assets, serving=session.serving
    )
    previous_page, next_page = menu.neighbours(view.own_path)
    chapters = menu.pages.get(view.section, [])
    return context | {
        "view": view, "body": page.content, "chapters": chapters, "previous_page": previous_page,
        "next_page": next_page, "repo_url": session.current().repo_url,
    }  # fmt: skip


def on_post_page(output, page, config):
    """Remember the page's headings and links for the check at the end."""
    session.current().report_page(page.url, output, indexed=page.file.locale == _lang(config))
    return output


def _lang(config):
    return config.plugins["i18n"].current_language
