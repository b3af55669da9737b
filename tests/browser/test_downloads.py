"""Downloads as readers use them: finding, choosing, one ZIP, printing together; on a phone and without script."""

from __future__ import annotations

import gzip
import io
import re
import zipfile

import pytest
from reader import DESKTOP, PHONE
from site_builder import LANGUAGES, in_language, interface
from test_accessibility import VIEWS, serious

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)
FORM = "materials/sign-up-form/"
HANDOUT = "materials/diabetes-self-care-handout/"
NEW = ("downloads/", FORM, "materials/english-only-sheet/", "guide/", "checklists/first-meeting/")


@pytest.fixture(scope="session")
def files_address(with_files):
    """Where the tiny site with files stands."""
    from conftest import served

    with served(with_files.folder) as address:
        yield address


def shown(page) -> list[str]:
    """Return the titles that the list shows."""
    return [link.inner_text() for link in page.locator(".files .item__title").all() if link.is_visible()]


def choose(page, *titles: str) -> None:
    """Tick the boxes beside some titles."""
    for title in titles:
        page.locator(".file", has=page.get_by_text(title, exact=True)).locator(".file__choose input").check()


# Every page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "scheme", "width"), VIEWS)
def test_nobody_is_kept_out(reader, files_address, lang, scheme, width):
    """axe finds nothing serious on pages with files, nor while several are chosen."""
    visit = reader(files_address, width, scheme)
    found = {path: serious(visit.open(in_language(path, lang))) for path in NEW}
    page = visit.open(in_language("downloads/", lang))
    for box in page.locator(".file__choose input").all():
        box.check()
    found["chosen"] = serious(page)
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert visit.faults == []


@pytest.mark.parametrize("path", NEW)
@lang_by_lang
def test_fits_a_phone(reader, files_address, path, lang):
    """No page is wider than a phone, and nothing comes from another host."""
    visit = reader(files_address, PHONE)
    page = visit.open(in_language(path, lang))
    visit.wait()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert visit.faults == []


@lang_by_lang
def test_without_script(reader, files_address, lang):
    """Without JavaScript every file is there to take, and nothing is shown that would not work."""
    visit = reader(files_address, PHONE, java_script_enabled=False)
    page = visit.open(in_language("downloads/", lang))
    links = page.locator(".file__links a")
    assert links.count() >= 10
    assert all(link.is_visible() for link in links.all())
    for selector in (".finder", ".selection", ".together"):
        assert not page.locator(selector).is_visible()
    assert page.locator("input[type=checkbox]:visible").count() == 0
    page.locator("nav .values a").nth(1).click()
    assert page.url.endswith("#recruit")
    page.locator("#recruit + .items .item__title").click()
    assert visit.path == in_language(FORM, lang)
    assert page.locator(".sheet").is_visible()
    assert visit.faults == []


# Finding -------------------------------------------------------------------------------------------


def test_find_by_words(reader, files_address):
    """Words are found in title and description without accents; what remains is said, and the address keeps it."""
    visit = reader(files_address, PHONE)
    page = visit.open("es/downloads/")
    total = page.locator(".file").count()
    page.locator(".finder input").fill("INSCRIPCION ayudar")
    assert shown(page) == ["Formulario de inscripción"]
    status = page.locator(".finder [role=status]")
    assert status.inner_text() == interface("es")["downloads_found_one"].format(total=total)
    assert [one.get_attribute("data-group") for one in page.locator(".files:visible").all()] == ["recruit"]
    page.reload()
    assert shown(page) == ["Formulario de inscripción"]
    page.locator(".finder input").fill("no hay tal cosa")
    assert shown(page) == []
    assert status.inner_text() == interface("es")["downloads_found_other"].format(count=0, total=total)
    page.get_by_role("button", name=interface("es")["filter_clear"]).click()
    page.wait_for_url(lambda address: "?" not in address)
    assert len(shown(page)) == total
    assert status.inner_text() == ""
    assert visit.faults == []


def test_find_by_purpose_and_format(reader, files_address):
    """Purpose and format narrow the list together."""
    page = reader(files_address).open("downloads/")
    page.locator("[name=format]").select_option("Excel")
    assert shown(page) == ["Sign-up form"]
    page.locator("[name=for]").select_option("checklists")
    assert shown(page) == []
    page.locator("[name=format]").select_option("Word")
    assert shown(page) == ["The first meeting"]
    assert page.url.endswith("?for=checklists&format=Word")


# Several at once -----------------------------------------------------------------------------------


@lang_by_lang
def test_one_zip(reader, with_files, files_address, lang):
    """What was chosen comes as one ZIP with the same bytes as the files; the library is loaded only for that."""
    visit = reader(files_address, PHONE)
    page = visit.open(in_language("downloads/", lang))
    words = interface(lang)
    boxes = page.locator(".file__choose input")
    for number in range(2):
        boxes.nth(number).check()
    assert words["downloads_chosen_other"].format(count=2) in page.locator(".selection__count").inner_text()
    page.get_by_role("checkbox", name="Word", exact=True).check()
    links = page.locator(".file:has(.file__choose input:checked) .file__links a")
    paper = {"en": "pdf-letter", "es": "pdf-letter", "zh": "pdf-a4"}[lang]
    wanted = {
        link.get_attribute("href").rsplit("/", 1)[1]: link.get_attribute("href").lstrip("./")
        for link in links.all()
        if link.get_attribute("data-kind") in (paper, "docx")
    }
    assert len(wanted) >= 3
    assert not any("vendor" in url for url in visit.requests)
    with page.expect_download() as download:
        page.get_by_role("button", name=words["downloads_save_zip"]).click()
    assert download.value.suggested_filename == f"peer-support-selection-{lang}.zip"
    archive = zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes()))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {
        name: (with_files.folder / path).read_bytes() for name, path in wanted.items()
    }
    said = page.locator(".selection__said").inner_text()
    assert said.startswith(words["downloads_saved_other"].split("{file}")[0].format(count=len(wanted)))
    assert sum("vendor/client-zip" in url for url in visit.requests) == 1
    assert visit.faults == []


@pytest.mark.parametrize("answer", ["404", "none"])
def test_file_that_cannot_be_fetched(reader, files_address, answer):
    """When one file does not come, the reader is told which, and no ZIP is saved that lacks it."""
    page = reader(files_address).open("downloads/")
    saved: list[object] = []
    page.on("download", lambda download: saved.append(download))
    page.route("**/first-meeting-en.pdf", lambda route: route.fulfill(status=404) if answer == "404" else route.abort())
    choose(page, "Sign-up form", "The first meeting")
    page.get_by_role("button", name="Save as one ZIP").click()
    said = interface("en")["downloads_failed"].format(file="first-meeting-en.pdf")
    page.locator(".selection__said", has_text=said).wait_for()
    page.unroute("**/first-meeting-en.pdf")
    assert saved == []
    with page.expect_download():
        page.get_by_role("button", name="Save as one ZIP").click()


def test_library_that_does_not_come(reader, files_address):
    """When the library cannot be loaded the reader is told, and can take the files one by one."""
    page = reader(files_address).open("downloads/")
    page.route("**/vendor/client-zip/**", lambda route: route.abort())
    choose(page, "Sign-up form")
    page.get_by_role("button", name="Save as one ZIP").click()
    page.locator(".selection__said", has_text=interface("en")["downloads_zip_failed"]).wait_for()


def test_nothing_of_the_kind(reader, files_address):
    """Without a kind of file that the chosen things have, the reader is told what to do."""
    page = reader(files_address).open("downloads/")
    choose(page, "Organizational readiness")
    page.get_by_role("checkbox", name="PDF, Letter").uncheck()
    page.get_by_role("checkbox", name="Word", exact=True).check()
    page.get_by_role("button", name="Save as one ZIP").click()
    page.locator(".selection__said", has_text=interface("en")["downloads_no_kind"]).wait_for()


def test_choose_by_keyboard(reader, files_address):
    """Boxes say what they choose; choosing none by keyboard takes the panel away and leaves the focus on the page."""
    page = reader(files_address).open("downloads/")
    box = page.get_by_role("checkbox", name="Choose “Sign-up form”")
    box.focus()
    page.keyboard.press("Space")
    assert page.locator(".selection").is_visible()
    page.get_by_role("button", name="Choose none").focus()
    page.keyboard.press("Enter")
    assert not page.locator(".selection").is_visible()
    assert not box.is_checked()
    assert page.evaluate("document.activeElement.name") == "q"


PRINTED = "window.printed = 0; window.print = () => { window.printed += 1; };"


@lang_by_lang
def test_print_together(reader, files_address, lang):
    """The chosen sheets stand one after the other, each with its title on paper, and nothing else is printed."""
    visit = reader(files_address, PHONE, start=PRINTED)
    page = visit.open(in_language("downloads/", lang))
    for box in page.locator("[data-printable] .file__choose input").all():
        box.check()
    page.get_by_role("button", name=interface(lang)["downloads_print_them"]).click()
    page.locator(".together [role=status]:not(:empty)").wait_for()
    assert page.evaluate("window.printed") == 1
    assert page.locator(".together .sheet").count() == 2
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    labelled = page.evaluate(
        "[...document.querySelectorAll('.together [aria-labelledby]')]"
        ".every(element => document.getElementById(element.getAttribute('aria-labelledby')))"
    )
    assert labelled
    assert not page.locator(".files").first.is_visible()
    page.emulate_media(media="print")
    assert all(title.is_visible() for title in page.locator(".together .sheet__title").all())
    for selector in (".together .buttons", ".site-header", ".site-footer", ".selection", "h1"):
        assert not page.locator(selector).first.is_visible(), selector
    page.emulate_media(media="screen")
    page.get_by_role("button", name=interface(lang)["downloads_back"]).click()
    assert page.locator(".files").first.is_visible()
    assert page.locator(".together .sheet").count() == 0
    assert visit.faults == []


def test_print_what_is_no_sheet(reader, files_address):
    """Of checklists and chapters the reader is told to take the PDF."""
    page = reader(files_address, start=PRINTED).open("downloads/")
    choose(page, "The first meeting")
    page.get_by_role("button", name="Print together").click()
    page.locator(".selection__said", has_text=interface("en")["downloads_print_none"]).wait_for()
    assert page.evaluate("window.printed") == 0


def test_page_that_cannot_be_fetched(reader, files_address):
    """When the page of a sheet does not come, its title is named and nothing is printed."""
    page = reader(files_address, start=PRINTED).open("downloads/")
    page.route(f"**/{FORM}", lambda route: route.abort())
    choose(page, "Sign-up form")
    page.get_by_role("button", name="Print together").click()
    said = interface("en")["downloads_print_failed"].format(file="Sign-up form")
    page.locator(".selection__said", has_text=said).wait_for()
    assert page.evaluate("window.printed") == 0


# One sheet on paper --------------------------------------------------------------------------------


def test_print_a_sheet(reader, small_address):
    """Printed, the page of a sheet is the sheet: with title, source and all blank rows, and nothing around it."""
    page = reader(small_address, DESKTOP).open(FORM)
    assert page.locator(".sheet__blank:visible").count() == 3
    page.emulate_media(media="print")
    assert page.locator(".sheet__blank:visible").count() == 5
    assert page.locator(".sheet__title").is_visible()
    assert "CC BY 4.0" in page.locator(".sheet__source").inner_text()
    for selector in ("h1", ".lead", "#use", "#material", ".facts", ".site-header", ".site-footer", ".page-source a"):
        assert not page.locator(selector).first.is_visible(), selector


# The real site -------------------------------------------------------------------------------------


def test_the_promotora_and_her_phone(reader, real, real_address):
    """From the Spanish home page to the handout for people with diabetes, as a PDF: two taps, under 200 kB."""
    visit = reader(real_address, PHONE, has_touch=True, is_mobile=True)
    page = visit.open("es/")
    page.locator(f'main a[href$="{HANDOUT}"]').first.tap()
    page.wait_for_url(f"**/es/{HANDOUT}")
    link = page.locator(".file-links a").first
    box = link.bounding_box()
    assert box["y"] + box["height"] < 760, "the button is seen without scrolling"
    assert re.match(r"PDF, Carta, \d+ páginas?, \d+ kB$", link.inner_text())
    answer = page.request.get(link.evaluate("element => element.href"))
    assert answer.body()[:5] == b"%PDF-"
    assert len(answer.body()) < 200_000
    assert visit.faults == []


@lang_by_lang
def test_the_real_list(real, lang):
    """The page of downloads is light, and the size that it states for each file is that of the file."""
    page = in_language("downloads/", lang)
    assert len(gzip.compress(real.text(page).encode())) < 30_000
    links = real.page(page).select("[data-size]")
    assert len(links) > 100
    for link in links:
        name = re.sub(r"^(\.\./)+", "", link["href"])
        assert str((real.folder / name).stat().st_size) == link["data-size"], name


@lang_by_lang
def test_the_real_list_keeps_nobody_out(reader, real_address, lang):
    """axe finds nothing serious on the real list, on a form and on a sheet with cards."""
    visit = reader(real_address, PHONE)
    paths = ("downloads/", "materials/contact-log/", "materials/role-play-cards/", "materials/recruitment-flyer/")
    found = {path: serious(visit.open(in_language(path, lang))) for path in paths}
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert visit.faults == []
