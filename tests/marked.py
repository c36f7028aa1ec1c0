"""A page without the marks that only keep a day or an id on one line."""

from __future__ import annotations

import re


def unmarked(page: str) -> str:
    """Leave the marks out."""
    page = re.sub(r'<span class="short">([^<]*)</span>', r"\1", page)
    return re.sub(r"(<td[^>]*>)<span>([^<]*)</span>(?=</td>)", r"\1\2", page)
