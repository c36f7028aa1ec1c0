"""统一社会信用代码: does the check digit fit, and if not, which look-alike letters may be to blame."""

from __future__ import annotations

import unicodedata

from lccluster.language import Listing, Message

LOOK_ALIKES = str.maketrans(
    "OI", "01"
)  # letters that no code has, and the digits that they look like
Doubt = tuple[Message, Message]


def doubt(written: str) -> Doubt | None:
    """Say why a code as written cannot be right, and what to do; None where its check digit fits."""
    from stdnum.cn import uscc

    code = unicodedata.normalize("NFKC", uscc.compact(written)).upper()
    if uscc.is_valid(code):
        return None
    if letters := [each for each in "OI" if each in code]:
        return _with_letters(written, letters, code.translate(LOOK_ALIKES))
    message = Message(
        "“{code}” is no unified social credit code: it has 18 signs, of which the last checks the others.",
        code=written,
    )
    return message, Message("Compare it with the applicant's licence.")


def _with_letters(written: str, letters: list[str], meant: str) -> Doubt:
    from stdnum.cn import uscc

    message = Message(
        "“{code}” holds {letters}, which no unified social credit code has.",
        code=written,
        letters=Listing(letters),
    )
    if uscc.is_valid(meant):
        return message, Message(
            "With digits in their place the check digit fits: {code}?", code=meant
        )
    return message, Message("Compare it with the applicant's licence.")
