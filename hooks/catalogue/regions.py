"""The parts of the world to which countries belong, as the United Nations' statistics group them (M49)."""

from __future__ import annotations

from collections.abc import Iterable

from .locales import country_name

_COUNTRIES = {
    "002": "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR "
    "MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW",
    "019": "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM "
    "KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI",
    "142": "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY "
    "NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE",
    "150": "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC "
    "MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
    "009": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
}
"""{code of the region: codes of its countries}"""

IDS = {"africa": "002", "americas": "019", "asia": "142", "europe": "150", "oceania": "009"}
"""{name in addresses: code}"""

REGION_OF = {country: name for name, code in IDS.items() for country in _COUNTRIES[code].split()}
"""{country: name of its region}; Antarctica and codes of no country have none."""


def regions_of(countries: Iterable[str]) -> tuple[str, ...]:
    """Return the regions of countries, each once."""
    return tuple(dict.fromkeys(REGION_OF[code] for code in countries if code in REGION_OF))


def label(name: str, lang: str) -> str:
    """Return the name of a region for a reader of `lang`: ("africa", "zh") → "非洲"."""
    return country_name(IDS[name], lang)
