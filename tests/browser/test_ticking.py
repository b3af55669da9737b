"""Checklists and My plan in a real browser: what a team ticks stays, in every language, and leaves as a plan."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import subprocess
import zipfile
from shutil import which

import pytest
from reader import DESKTOP, PHONE
from site_builder import LANGUAGES, in_language, interface
from test_accessibility import serious

pytest_plugins = ["site_fixtures"]

LIST = "checklists/first-meeting/"
PLAN = "my-plan/"
KEY = "peer-support-guide.checklist.v1.first-meeting"
CHAPTER = "guide/organizational-readiness/"
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)


def item(page, name: str):
    """Return the item of a checklist on a page, once its script is there: on a chapter it comes with the list."""
    return page.locator(f'.checklist--live .check[data-item="{name}"]')


def tick(page, name: str):
    """Return the check box of an item."""
    return item(page, name).locator(".check__tick")


def field(page, name: str, which_field: str):
    """Return a field of an item, opening what hides it."""
    details = item(page, name).locator("details")
    if which_field != "answer" and details.get_attribute("open") is None:
        details.locator("summary").click()
    return item(page, name).locator(f"[data-field={which_field}]")


def progress(page) -> str:
    """Return what the page says about the progress of its checklist."""
    return page.locator(".checklist__progress").first.inner_text()


def said(lang: str, key: str, **values: object) -> str:
    """Return what the scripts say, in a language."""
    return interface(lang)[f"say_{key}"].format(**values)


def fill_in(page) -> None:
    """Tick, answer, note, name somebody and a day."""
    tick(page, "date-set").check()
    field(page, "chair", "answer").fill("=Ana, *of course*\nor Li")
    field(page, "chair", "who").fill("Ana")
    field(page, "chair", "by").fill("2026-12-15")
    field(page, "chairs", "note").fill("Ask <the> school.")


def download(page, click: str):
    """Click and return (name, bytes) of the file that comes."""
    with page.expect_download() as caught:
        page.locator(click).click()
    return caught.value.suggested_filename, caught.value.path().read_bytes()


def open_file(page, content: object, name: str = "file.json") -> None:
    """Choose a file with this content."""
    text = content if isinstance(content, str) else json.dumps(content)
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": text.encode()})


def state(page) -> dict:
    """Return what the browser keeps of the checklist."""
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def test_tick_in_english_see_it_in_chinese(reader, small_address):
    """A tick made in English is there in every language, after a reload, and on a chapter that holds the list."""
    visit = reader(small_address)
    page = visit.open(LIST)
    tick(page, "date-set").check()
    field(page, "chair", "answer").fill("Li")
    page.reload()
    for path in (LIST, f"es/{LIST}", f"zh/{LIST}", CHAPTER, f"zh/{CHAPTER}"):
        page = visit.open(path)
        assert tick(page, "date-set").is_checked(), path
        assert field(page, "chair", "answer").input_value() == "Li", path
    assert progress(page) == said("zh", "progress", done=2, total=3)
    assert visit.faults == []


@lang_by_lang
def test_answered_is_done(reader, small_address, lang):
    """A question that is answered is done, everywhere, until its answer goes or the reader takes the tick away."""
    visit = reader(small_address)
    page = visit.open(in_language(LIST, lang))
    field(page, "chair", "answer").fill("  ")
    assert not tick(page, "chair").is_checked()
    field(page, "chair", "answer").fill("Ana")
    assert tick(page, "chair").is_checked()
    assert progress(page) == said(lang, "progress", done=1, total=3)
    assert "state" not in state(page)["items"]["chair"]
    tick(page, "chair").uncheck()
    page.reload()
    assert not tick(page, "chair").is_checked()
    assert progress(page) == said(lang, "progress", done=0, total=3)
    page = visit.open(in_language(PLAN, lang))
    assert page.locator(".plan__item--done").count() == 0
    page = visit.open(in_language(LIST, lang))
    tick(page, "chair").check()
    assert progress(page) == said(lang, "progress", done=1, total=3)
    page.reload()
    tick(page, "chair").uncheck()
    field(page, "chair", "answer").fill("")
    assert state(page) is None
    field(page, "chair", "answer").fill("Li")
    assert tick(page, "chair").is_checked()
    assert visit.faults == []


@lang_by_lang
def test_home_shows_progress(reader, small_address, lang):
    """The home page says nothing of progress until there is some, and then how much, with the list to go on with."""
    visit = reader(small_address)
    page = visit.open(in_language("", lang))
    visit.wait()
    assert not page.locator(".checklist__panel").is_visible()
    assert not any("checklist-store" in address for address in visit.requests)
    assert page.locator("[data-list] .item__facts").inner_text() == interface(lang)["items_other"].format(count=3)
    tick(visit.open(in_language(LIST, lang)), "date-set").check()
    page = visit.open(in_language("", lang))
    page.locator(".checklist__panel").wait_for()
    assert progress(page) == said(lang, "all", done=1, total=3)
    assert page.locator("[data-list] .item__facts").inner_text() == said(lang, "progress", done=1, total=3)
    page.locator("[data-list] a").click()
    assert visit.path == in_language(LIST, lang)
    assert visit.faults == []


def test_chapter_loads_scripts_when_the_list_comes_near(reader, small_address):
    """A chapter asks for the scripts of its list only when the reader comes near it, or has ticked before."""
    far = "addEventListener('DOMContentLoaded', () => document.querySelector('h1').before('\\n'.repeat(900)));"
    far += "addEventListener('DOMContentLoaded', () => { document.body.style.whiteSpace = 'pre' })"
    visit = reader(small_address, start=far, bypass_csp=True)
    page = visit.open(CHAPTER)
    visit.wait()
    assert not any("checklist-store" in address for address in visit.requests)
    page.locator(".checklist").scroll_into_view_if_needed()
    tick(page, "date-set").check()
    visit.requests.clear()
    page.reload()
    page.locator(".checklist--live").wait_for(state="attached")
    assert tick(page, "date-set").is_checked()
    assert visit.faults == []


@lang_by_lang
def test_progress_and_not_applicable(reader, small_address, lang):
    """Progress counts what is done; what does not apply leaves the count; both are told to screen readers."""
    page = reader(small_address).open(in_language(LIST, lang))
    assert progress(page) == said(lang, "progress", done=0, total=3)
    tick(page, "date-set").check()
    field(page, "chairs", "na").check()
    assert progress(page) == said(lang, "progress_na", done=1, total=2, na=1)
    assert not tick(page, "chairs").is_enabled()
    assert page.locator(".checklist__all").inner_text() == said(lang, "all", done=1, total=2)
    assert page.locator(".checklist__progress").get_attribute("role") == "status"
    page = page.goto(f"{small_address}{in_language('checklists/', lang)}") and page
    assert progress(page) == said(lang, "all", done=1, total=2)
    assert page.locator("[data-list] .item__facts").inner_text() == said(lang, "progress_na", done=1, total=2, na=1)


def test_filter(reader, small_address):
    """To do, done, all: groups without a match go, too, and nothing vanishes while ticking."""
    page = reader(small_address).open(LIST)
    tick(page, "date-set").check()
    field(page, "chairs", "na").check()
    for name, seen in (("todo", ["chair"]), ("done", ["date-set", "chairs"]), ("all", ["date-set", "chair", "chairs"])):
        page.locator(f".filter [value={name}]").check()
        visible = [one.get_attribute("data-item") for one in page.locator(".check").all() if one.is_visible()]
        assert visible == seen
        assert page.locator(".checklist__shown").text_content() == said("en", "shown", count=len(seen))
    page.locator(".filter [value=todo]").check()
    assert not page.locator("#group-room").is_visible()
    field(page, "chair", "na").check()
    assert item(page, "chair").is_visible()


def test_two_tabs(reader, small_address):
    """Two tabs show each other's ticks at once and overwrite nothing."""
    visit = reader(small_address)
    one = visit.open(LIST)
    other = one.context.new_page()
    other.goto(f"{small_address}es/{LIST}")
    tick(one, "date-set").check()
    tick(other, "chairs").check()
    field(one, "chair", "answer").fill("Ana")
    field(other, "chair", "note").fill("Llamar")
    for page in (one, other):
        page.wait_for_function("document.querySelectorAll('.check__tick:checked').length === 3")
        assert field(page, "chair", "answer").input_value() == "Ana"
        assert field(page, "chair", "note").input_value() == "Llamar"
    assert state(one)["items"]["chair"] | {"text": ""} == {"answer": "Ana", "note": "Llamar", "text": ""}


def test_save_clear_undo_open(reader, small_address):
    """Everything leaves as a file, is cleared, comes back by undo, and comes back from the file."""
    visit = reader(small_address)
    page = visit.open(LIST)
    fill_in(page)
    before = state(page)
    name, content = download(page, "[data-do=export]")
    assert re.fullmatch(r"peer-support-checklists-\d{4}-\d\d-\d\d\.json", name)
    file = json.loads(content)
    assert (file["format"], file["version"]) == ("peer-support-guide/checklists", 1)
    page.locator("[data-do=clear]").click()
    assert state(page) is None
    assert not tick(page, "date-set").is_checked()
    tick(page, "chairs").check()
    page.locator("[data-do=undo]").click()
    assert tick(page, "date-set").is_checked()
    assert tick(page, "chairs").is_checked()
    page.locator("[data-do=clear]").click()
    page = visit.open(f"zh/{PLAN}")
    open_file(page, content.decode())
    page.wait_for_selector(".plan__item")
    assert page.locator(".checklist-tools [role=status]").inner_text() == said("zh", "imported", count=3)
    assert state(page) == before
    page.locator("[data-do=undo]").click()
    assert state(page) is None
    assert visit.faults == []


SOUND = {"format": "peer-support-guide/checklists", "version": 1}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("no JSON", "unreadable"),
        ("", "unreadable"),
        ("[]", "foreign"),
        ("null", "foreign"),
        ({"format": "something/else", "version": 1}, "foreign"),
        (SOUND | {"version": "1"}, "foreign"),
        (SOUND | {"version": 2, "checklists": {}}, "newer"),
        (SOUND, "damaged"),
        (SOUND | {"checklists": {"../x": {"items": {}}}}, "damaged"),
        (SOUND | {"checklists": {"first-meeting": {}}}, "damaged"),
        (SOUND | {"checklists": {"first-meeting": {"items": {"chair": {"state": "maybe"}}}}}, "damaged"),
        (SOUND | {"checklists": {"first-meeting": {"items": {"chair": {"note": 5}}}}}, "damaged"),
        (SOUND | {"checklists": {"first-meeting": {"items": {"chair": {"note": "x" * 5001}}}}}, "damaged"),
        (SOUND | {"checklists": {"first-meeting": {"items": {"chair": {"by": "soon"}}}}}, "damaged"),
        ('{"format": "peer-support-guide/checklists", "version": 1, "checklists": {"__proto__": {}}}', "damaged"),
    ],
)
def test_wrong_file_is_refused(reader, small_address, content, key):
    """A wrong, foreign, newer or damaged file is refused with a clear message and changes nothing."""
    visit = reader(small_address)
    page = visit.open(f"es/{LIST}")
    tick(page, "date-set").check()
    before = state(page)
    open_file(page, content)
    message = page.locator(".checklist-tools [role=status]")
    wanted = re.escape(said("es", key, where="WHERE")).replace("WHERE", ".+")
    page.wait_for_function("document.querySelector('.checklist-tools [role=status]').textContent !== ''")
    assert re.fullmatch(wanted, message.inner_text())
    assert state(page) == before
    assert not page.locator("[data-do=undo]").is_visible()
    assert visit.faults == []


@pytest.mark.parametrize("start", [BLOCKED, FULL])
def test_storage_that_keeps_nothing(reader, small_address, start):
    """Where nothing can be kept everything works on the page, saving to a file too, and one line says so."""
    visit = reader(small_address, start=start)
    page = visit.open(f"zh/{LIST}")
    fill_in(page)
    assert page.locator(".checklist__unkept").inner_text() == interface("zh")["check_unkept"]
    assert progress(page) == said("zh", "progress", done=2, total=3)
    _, content = download(page, "[data-do=export]")
    assert json.loads(content)["checklists"]["first-meeting"]["items"]["chair"]["who"] == "Ana"
    page.reload()
    assert not tick(page, "date-set").is_checked()
    assert visit.faults == []


def test_storage_that_fails_for_a_while(reader, small_address):
    """What could not be written is written with the next change that can."""
    page = reader(small_address).open(LIST)
    assert not page.locator(".checklist__unkept").is_visible()
    page.evaluate(f"() => {{ window.keep = Storage.prototype.setItem; {FULL} }}")
    tick(page, "date-set").check()
    assert page.locator(".checklist__unkept").is_visible()
    page.evaluate("() => { Storage.prototype.setItem = window.keep; }")
    tick(page, "chairs").check()
    assert not page.locator(".checklist__unkept").is_visible()
    assert set(state(page)["items"]) == {"date-set", "chairs"}


def test_what_cannot_be_read_is_put_aside(reader, small_address):
    """Something unreadable under a checklist's key is not thrown away."""
    page = reader(small_address, start=f"if (!sessionStorage.x) localStorage.setItem('{KEY}', '{{oops')").open(LIST)
    tick(page, "date-set").check()
    assert page.evaluate(f"localStorage.getItem('{KEY}.unreadable')") == "{oops"
    assert "date-set" in state(page)["items"]


def test_earlier_items(reader, small_address):
    """What was written about an item that is gone stays to be read, and in the plan."""
    kept = {"title": "The first meeting", "items": {"old-item": {"note": "Keep me", "text": "An old item"}}}
    gone = {"title": "A list that is gone", "items": {"x": {"state": "done", "text": "Something old"}}}
    start = f"localStorage.setItem('{KEY}', `{json.dumps(kept)}`);"
    start += f"localStorage.setItem('{KEY.replace('first-meeting', 'gone')}', `{json.dumps(gone)}`)"
    visit = reader(small_address, start=start)
    page = visit.open(LIST)
    assert page.locator(".checklist__earlier li").inner_text() == "An old item: Keep me"
    assert progress(page) == said("en", "progress", done=0, total=3)
    page = visit.open(PLAN)
    for words in ("An old item", "Keep me", "A list that is gone", "Something old"):
        assert words in page.locator(".plan__body").inner_text()


def test_keyboard(reader, small_address):
    """With the keys alone: tick with Space, open the fields with Enter, write, and choose a filter with an arrow."""
    visit = reader(small_address, PHONE)
    page = visit.open(LIST)
    for _ in range(80):
        here = visit.tab()
        assert here["seen"], here["html"]
        if "check__tick" in str(here["name"]):
            break
    page.keyboard.press("Space")
    assert tick(page, "date-set").is_checked()
    assert visit.tab()["tag"] == "a"
    assert visit.tab()["tag"] == "summary"
    page.keyboard.press("Enter")
    assert 'data-field="na"' in visit.tab()["html"]
    assert 'data-field="note"' in visit.tab()["html"]
    page.keyboard.type("By hand")
    assert state(page)["items"]["date-set"]["note"] == "By hand"
    page.locator(".filter [value=all]").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator(".filter [value=done]").is_checked()
    assert not item(page, "chairs").is_visible()


@lang_by_lang
def test_labels(reader, small_address, lang):
    """Every input has a name, and that of a field says to which item it belongs."""
    page = reader(small_address).open(in_language(LIST, lang))
    words = interface(lang)
    item(page, "chair").locator("summary").click()
    text = item(page, "chair").locator(".check__words").inner_text()
    for key, role in (("check_answer", "textbox"), ("check_note", "textbox"), ("check_owner", "textbox")):
        assert item(page, "chair").get_by_role(role, name=f"{words[key]} {text}", exact=True).count() == 1
    assert item(page, "chair").get_by_role("checkbox", name=text, exact=True).count() == 1


@pytest.mark.parametrize("path", ["checklists/", LIST, PLAN, CHAPTER])
@lang_by_lang
def test_phone(reader, small_address, lang, path):
    """At 360 px nothing is wider than the window and whatever takes a finger is 44 px high."""
    visit = reader(small_address, PHONE)
    page = visit.open(in_language(LIST, lang))
    fill_in(page)
    page = visit.open(in_language(path, lang))
    visit.wait()
    page.evaluate("document.querySelectorAll('.check__more').forEach(details => { details.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    targets = page.locator(
        ".checklist summary, .check__label, .filter label, .check__fields input:not([type=checkbox]), .check__na,"
        " .quiet, .plan__head input, .checklist textarea"
    )
    for target in targets.all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 43.9, target.evaluate("element => element.outerHTML")


@pytest.mark.parametrize(
    ("lang", "scheme", "width"), [("en", "light", DESKTOP), ("es", "dark", PHONE), ("zh", "light", PHONE)]
)
def test_axe(reader, small_address, lang, scheme, width):
    """Neither the empty nor the filled and opened pages keep anybody out."""
    visit = reader(small_address, width, scheme)
    pages = ("checklists/", LIST, PLAN, CHAPTER)
    found = {path: serious(visit.open(in_language(path, lang))) for path in pages}
    fill_in(visit.open(in_language(LIST, lang)))
    field(visit.page, "date-set", "na")
    found["filled"] = serious(visit.page)
    found |= {f"{path} filled": serious(visit.open(in_language(path, lang))) for path in pages}
    assert {path: faults for path, faults in found.items() if faults} == {}


@lang_by_lang
def test_empty_plan(reader, small_address, lang):
    """An empty plan says what will appear and leads to the checklists; without script it says why it is empty."""
    words = interface(lang)
    page = reader(small_address, PHONE).open(in_language(PLAN, lang))
    assert page.locator(".plan__empty").inner_text() == words["my_plan_empty"]
    assert not page.locator(".plan__work").is_visible()
    page.get_by_role("link", name=words["my_plan_begin"]).click()
    assert page.url == small_address + in_language("checklists/", lang)
    plain = reader(small_address, PHONE, java_script_enabled=False).open(in_language(PLAN, lang))
    assert plain.locator(".plan__no-script").inner_text() == words["my_plan_no_script"]
    assert plain.get_by_role("link", name=words["my_plan_begin"]).is_visible()


@lang_by_lang
def test_plan_gathers(reader, small_address, lang):
    """The plan shows what is done, answered, noted and still open, in the words of its own language."""
    visit = reader(small_address)
    fill_in(visit.open(LIST))
    page = visit.open(in_language(PLAN, lang))
    text = page.locator(".plan__body").inner_text()
    done, still_open = text.split(said(lang, "open"))
    title = {"en": "The date is set.", "es": "La fecha está fijada.", "zh": "日期已定。"}[lang]
    day = {"en": "December 15, 2026", "es": "15 de diciembre de 2026", "zh": "2026年12月15日"}[lang]
    for words in (title, "=Ana, *of course*", "or Li", day):
        assert words in done
    assert "Ask <the> school." in still_open
    page.locator("[data-plan=title]").fill("Our plan")
    page.reload()
    assert page.locator("[data-plan=title]").input_value() == "Our plan"
    assert visit.faults == []


def test_plan_leaves_as_text(reader, small_address):
    """Markdown and text hold everything, with what would be Markdown made harmless."""
    visit = reader(small_address, permissions=["clipboard-read", "clipboard-write"])
    fill_in(visit.open(LIST))
    page = visit.open(PLAN)
    name, content = download(page, "[data-take=markdown]")
    assert name.endswith(".md")
    text = content.decode()
    assert "- [x] The date is set." in text
    assert "- Answer: =Ana, \\*of course\\*  \n      or Li\n" in text
    assert "- Note: Ask \\<the\\> school." in text
    page.locator("[data-take=copy]").click()
    page.wait_for_function("document.querySelector('.plan__said').textContent !== ''")
    assert page.locator(".plan__said").inner_text() == said("en", "copied")
    assert "Answer: =Ana, *of course*" in page.evaluate("navigator.clipboard.readText()")


@lang_by_lang
def test_plan_leaves_as_table(reader, small_address, lang):
    """The table opens in Excel: marked as UTF-8, and no cell is taken for a formula."""
    visit = reader(small_address)
    fill_in(visit.open(LIST))
    _, content = download(visit.open(in_language(PLAN, lang)), "[data-take=csv]")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == [
        said(lang, key) for key in ("chapter", "checklist", "item", "status", "answer", "note", "who", "by")
    ]
    assert [row[3] for row in rows[1:]] == [said(lang, "done"), said(lang, "done"), said(lang, "open")]
    assert rows[2][4:] == ["'=Ana, *of course*\nor Li", "", "Ana", "2026-12-15"]


@lang_by_lang
def test_plan_leaves_as_word_file(reader, small_address, lang):
    """The Word file is made in the browser under the site's policy, and its library loads only for it."""
    visit = reader(small_address)
    fill_in(visit.open(in_language(LIST, lang)))
    page = visit.open(in_language(PLAN, lang))
    assert not any("docx" in address for address in visit.requests)
    name, content = download(page, "[data-take=word]")
    assert name.endswith(".docx")
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        document = file.read("word/document.xml").decode()
    text = re.sub(r"<[^>]+>", "", document)
    assert {"en": "The date is set.", "es": "La fecha está fijada.", "zh": "日期已定。"}[lang] in text
    assert "=Ana, *of course*" in text
    assert "Ask &lt;the&gt; school." in text
    assert f'w:w="{11906 if lang == "zh" else 12240}"' in document
    assert visit.faults == []


def pdf_pages(page, folder) -> tuple[str, str]:
    """Print the page; return the text of the PDF and what pdfinfo says of it."""
    path = folder / "print.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    return text, subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()


needs_poppler = pytest.mark.skipif(which("pdftotext") is None, reason="reading PDFs needs poppler-utils")


@needs_poppler
@lang_by_lang
def test_print_checklist(reader, small_address, lang, tmp_path):
    """On paper every item is there, also those a filter hides, with answers and owners, on Letter or A4."""
    visit = reader(small_address)
    page = visit.open(in_language(LIST, lang))
    fill_in(page)
    page.locator(".filter [value=done]").check()
    text, info = pdf_pages(page, tmp_path)
    flat = re.sub(r"\s", "", text)
    for words in page.locator(".check__words").all_text_contents():
        assert re.sub(r"\s", "", words) in flat
    for words in ("=Ana,*ofcourse*", "orLi", "Ana·", "Ask<the>school.", LIST):
        assert words in flat
    assert ("A4" if lang == "zh" else "letter") in info
    assert re.sub(r"\s", "", interface(lang)["check_privacy"]) not in flat


@needs_poppler
@lang_by_lang
def test_print_plan(reader, small_address, lang, tmp_path):
    """The printed plan has its title and every item, on the paper that is chosen."""
    visit = reader(small_address)
    fill_in(visit.open(in_language(LIST, lang)))
    page = visit.open(in_language(PLAN, lang))
    page.locator("[data-plan=organization]").fill("River Clinic")
    text, info = pdf_pages(page, tmp_path)
    assert ("A4" if lang == "zh" else "letter") in info
    flat = re.sub(r"\s", "", text)
    for words in [
        *page.locator(".plan__text").all_text_contents(),
        interface(lang)["plan_title_default"],
        "River Clinic",
    ]:
        assert re.sub(r"\s", "", words) in flat
    page.locator(f"[name=paper][value={'letter' if lang == 'zh' else 'a4'}]").check()
    assert ("letter" if lang == "zh" else "A4") in pdf_pages(page, tmp_path)[1]


def test_scripts_are_light(small):
    """All scripts of the checklists and of My plan together stay below 12 kB as they travel."""
    scripts = [name for name in small.files if re.search(r"assets/js/(checklist|my-plan)", name)]
    assert len(scripts) == 5
    assert sum(len(gzip.compress((small.folder / name).read_bytes(), mtime=0)) for name in scripts) < 12_000
