"""Days, ids and codes stay whole: a browser breaks a line at any hyphen, and Chinese anywhere."""

from __future__ import annotations

import re
from functools import cache

LONGEST = 28  # signs; what is longer has to break on a phone


@cache
def _pattern() -> re.Pattern[str]:
    """Compile it at first use: what has no room for a mark goes by whole, then tags, then words that are marked."""
    bare = r"<(option|textarea|title|pre)\b.*?</\1>|<[^>]*>"
    hyphened = r"(?<![0-9A-Za-z-])(?=[A-Za-z-]*[0-9])[0-9A-Za-z]+(?:-[0-9A-Za-z]+)+(?![0-9A-Za-z-])"
    numbered = r"〔[0-9]{4}〕[0-9]+号"
    return re.compile(f"{bare}|{hyphened}|{numbered}", re.DOTALL)


def kept_whole(page: str) -> str:
    """Mark days, ids, codes and numbers of documents that stand among other words of a page."""

    def marked(found: re.Match[str]) -> str:
        said = found[0]
        alone = page[found.start() - 1] == ">" and page[found.end() : found.end() + 1] == "<"
        if said[0] == "<" or alone or len(said) > LONGEST:
            return said
        return f'<span class="short">{said}</span>'

    return _pattern().sub(marked, page)
