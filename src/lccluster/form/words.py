"""The words of officials' answers, in findings and in tables alike."""

from __future__ import annotations

from collections.abc import Mapping

from lccluster.language import Listing, spoken

OUTCOMES = {"met": "met", "符合": "met", "not_met": "not_met", "不符合": "not_met"}
WAIVERS = {
    **{"granted": "granted", "同意": "granted", "同意放宽": "granted"},
    **{"refused": "refused", "不同意": "refused", "不同意放宽": "refused"},
}


def offered(answers: Mapping[str, str]) -> Listing:
    """List what may be answered, as it is typed in the language spoken."""
    return Listing(dict.fromkeys(answered(answers, each) for each in answers.values()))


def answered(answers: Mapping[str, str], ours: str) -> str:
    """Say an answer as it is typed in the language spoken; what is none of them stays as it is."""
    known = answers.items() if spoken() == "zh" else ()
    return next((word for word, each in known if each == ours != word), ours)
