"""Days, ids, codes, measured figures and what ends a name stay whole: a browser breaks at any hyphen, and Chinese anywhere."""

from __future__ import annotations

import re
from functools import cache

from lccluster.render.signs import CHINESE

LONGEST = 28  # signs; what is longer has to break on a phone
_HYPHENED = r"(?<![0-9A-Za-z-])(?=[A-Za-z-]*[0-9])[0-9A-Za-z]+(?:-[0-9A-Za-z]+)+(?![0-9A-Za-z-])"
_PREFIXED = r"(?<![0-9A-Za-z-])(?:co|e|re)-[a-z]+(?![0-9A-Za-z-])"  # `re-` alone says nothing
_N = "[一二三四五六七八九十百]+"
_CITED = rf"\b(?:Article|Annex) [0-9]+(?: paragraph [0-9]+| \([0-9]+\))?|第{_N}条(?:第{_N}款)?(?:第（{_N}）项)?|附件(?:第（{_N}）项)"
# The signs of an office belong to its number where they can be told from the words before.
_NUMBERED = rf"(?:(?<!{CHINESE}){CHINESE}{{2,8}})?〔[0-9]{{4}}〕[0-9某]+号"
# A figure with its unit and few words behind it; before more words the unit's first sign, which a blank would part from it.
_ENGLISH = r"sq km|yi yuan|(?:firm|item|point|place|day|year)s?|people|person"
_MEASURED = rf"(?<![0-9A-Za-z.〔-])[0-9][0-9.,]*(?: ?{CHINESE}{{1,5}}(?!{CHINESE})| {CHINESE}| (?:{_ENGLISH})\b)"
_SCORED = r"[^\s<>、,]{1,8} [0-9.]+ ?[（(][+-][0-9.]+[)）][,、]?"  # an expert's points, and how far from the mean
_ENDED = "(?:特色)?产业集群"  # ends the names of clusters
# What stands before it in a name of its own: a place and a trade, which a browser would break within a word.
_NAMED = rf"(?<!{CHINESE}){CHINESE}{{2,14}}?(?={_ENDED}(?!{CHINESE}))|{_ENDED}"
_YEAR = "[0-9]{4} ?年度?"
_WHOLE = f"{_SCORED}|{_HYPHENED}|{_PREFIXED}|{_CITED}|{_NUMBERED}|{_YEAR}|{_MEASURED}|{_NAMED}"
# A cell, what has no room for a mark or would be laid out apart by one, and every tag.
_CELL = r"(?P<cell><td\b[^>]*>)(?P<said>[^<]*)(?=</td>)"
_BARE = r"<(option|textarea|title|pre)\b.*?</\3>|<h2>[^<]*<span\b|<[^>]*>"
_PAGE = rf"{_CELL}|{_BARE}|[^<]+"


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(_WHOLE)


def cites(text: str) -> bool:
    """Tell whether a text is a provision, and nothing else."""
    return re.fullmatch(_CITED, text) is not None


def kept_whole(page: str) -> str:
    """Mark days, ids, codes, numbers of documents and figures with units that stand among other words of a page."""

    def marked(found: re.Match[str]) -> str:
        if cell := found["cell"]:
            return cell + _in_cell(found["said"], short="short" in cell)
        return found[0] if found[0][0] == "<" else _whole().sub(_mark, found[0])

    return re.sub(_PAGE, marked, page, flags=re.DOTALL)


def _in_cell(said: str, *, short: bool) -> str:
    """Mark words of a cell, which is one part of its row on a phone; one that is short as a whole has no need."""
    if short or not (found := _whole().search(said)) or found[0] == said:
        return said
    return f"<span>{_whole().sub(_mark, said)}</span>"


def _mark(found: re.Match[str]) -> str:
    said = found[0]
    return said if len(said) > LONGEST else f'<span class="short">{said}</span>'
