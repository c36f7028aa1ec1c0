"""The addresses of what has a screen of its own."""

from __future__ import annotations

from urllib.parse import quote

ROUND = "/round"
DOCUMENTS = "/documents"
OFFICES = "/offices"
HEALTH = "/health"
ADOPTING = f"{HEALTH}/adopt"  # of acts made by hand
BEGINNING = "/begin"  # of a register
STATS, OUTLOOK = "/titles/stats", "/titles/outlook"
VERIFYING = "/verify"  # of an earlier result
RULES, SIMULATING = "/rules", "/simulate"
LISTS = "/lists"  # of many titles, taken in
PROMULGATED, EXPORTED, REPORTED = f"{LISTS}/promulgated", f"{LISTS}/export", f"{LISTS}/reports"


def of_title(cluster: str) -> str:
    """Give the address of a title."""
    return f"/titles/{quote(cluster, safe='')}"


def of_figures(cluster: str) -> str:
    """Give the address of the figures that the reports of a title gave."""
    return f"{of_title(cluster)}/figures"


def of_recognition(word: str = "", number: int = 0) -> str:
    """Give the address at which a title is entered: that of an application of a batch, or by hand."""
    return f"/recognise/{word}/{number}" if word else "/recognise"


def of_edited(word: str) -> str:
    """Give the address at which an application of the folder is edited."""
    return f"/edit/{word}"


def of_application(number: str) -> str:
    """Give the address of an application of the round."""
    return f"{ROUND}/{quote(number, safe='')}"


def of_round_act(word: str, number: str | None = None) -> str:
    """Give the address at which an act is recorded on an application, or on the round."""
    return f"{of_application(number) if number else ROUND}/do/{word}"


def of_opening(year: str = "") -> str:
    """Give the address at which a round is opened, that of a year where one is meant."""
    return f"{of_round_act('open')}{f'?year={year}' if year else ''}"


def of_candidates(id: str) -> str:
    """Give the address at which the titles are held against a rulebook."""
    return f"{of_rulebook(id)}/held/titles"


def of_act(cluster: str, word: str) -> str:
    """Give the address at which an act on a title is recorded."""
    return f"{of_title(cluster)}/do/{word}"


def of_rulebook(id: str) -> str:
    """Give the address of a rulebook."""
    return f"{RULES}/{id}"


def of_rule(id: str, rule: str) -> str:
    """Give the address of a condition of a rulebook."""
    return f"{of_rulebook(id)}/{rule}"


def of_difference(id: str, other: str) -> str:
    """Give the address at which two rulebooks stand side by side."""
    return f"{of_rulebook(id)}/beside/{other}"


def of_day(office: str) -> str:
    """Give the address of what an office has to do."""
    return f"/?office={quote(office, safe='')}"


def of_conflict(word: str) -> str:
    """Give the address at which a conflict between offices is settled."""
    return f"{OFFICES}/conflicts/{word}"
