"""The site's languages, and the names of languages and countries in each of them (CLDR, by Babel)."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

LANGUAGES = ("en", "es", "zh")
"""Reading languages of the site, the default one first. The same codes stand in addresses and folders."""

DEFAULT = LANGUAGES[0]

TAGS = {"en": "en", "es": "es", "zh": "zh-Hans"}
"""What `<html lang>` and hreflang say: BCP 47, where the Chinese of this site is the simplified one."""

OWN_NAMES = {"en": "English", "es": "Español", "zh": "简体中文"}
"""Each language named in itself, for the language switch."""

_TAG = re.compile(r"^([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|\d{3}))?$")
_NOT_IN_CLDR = {"prs": {"en": "Dari", "es": "dari", "zh": "达里语"}}
_CHINESE_NAMES = {"TW": "中国台湾", "HK": "中国香港", "MO": "中国澳门"}
"""As mainland public institutions write them; CLDR gives other forms."""
_TOO_VAGUE = {"zh", "und"}


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse({"zh": "zh_Hans"}.get(lang, lang))


@cache
def is_language(tag: str) -> bool:
    """Say whether `tag` is a BCP 47 tag of a known language, written in the usual case."""
    match = _TAG.match(tag)
    if not match or tag in _TOO_VAGUE:
        return False
    language, script, region = match.groups()
    known = _locale("en")
    return (
        (language in known.languages or language in _NOT_IN_CLDR)
        and (script is None or script in known.scripts)
        and (region is None or region in known.territories)
    )


@cache
def is_country(code: str) -> bool:
    """Say whether `code` is an ISO 3166 two-letter country code."""
    return (
        bool(re.fullmatch(r"[A-Z]{2}", code))
        and code not in {"EU", "UN", "EZ", "ZZ", "XA", "XB"}
        and (code in _locale("en").territories)
    )


@cache
def language_name(tag: str, lang: str) -> str:
    """Return the name of the language `tag` for a reader of `lang`: ("pt-BR", "es") → "portugués (Brasil)"."""
    locale = _locale(lang)
    if tag in _NOT_IN_CLDR:
        return _NOT_IN_CLDR[tag][lang]
    if tag.replace("-", "_") in locale.languages:
        return str(locale.languages[tag.replace("-", "_")])
    match = _TAG.match(tag)
    if match is None:
        raise ValueError(f"{tag} is not a language tag")
    language, script, region = match.groups()
    name = str(locale.languages.get(language) or _locale("en").languages[language])
    details = [locale.scripts.get(script, script)] if script else []
    details += [locale.territories.get(region, region)] if region else []
    if not details:
        return name
    joined = ", ".join(details)
    return f"{name}（{joined}）" if lang == "zh" else f"{name} ({joined})"


@cache
def country_name(code: str, lang: str) -> str:
    """Return the name of the country `code` for a reader of `lang`: ("MX", "zh") → "墨西哥"."""
    if lang == "zh" and code in _CHINESE_NAMES:
        return _CHINESE_NAMES[code]
    return str(_locale(lang).territories[code])


def same_language(tag: str, lang: str) -> bool:
    """Say whether text in `tag` is text in the reading language `lang` (zh means simplified Chinese)."""
    return tag == TAGS[lang] or (lang != "zh" and tag.split("-")[0] == lang)
