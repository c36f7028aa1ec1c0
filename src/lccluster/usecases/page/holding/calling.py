"""The year's call as fields of the page: each line of `call.yaml`, and the file that they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lccluster.choices import typed as word_of
from lccluster.errors import Problem, Unusable, Way
from lccluster.files.round.layout import CALL
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_measure, read_offices
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.respelling import respelt
from lccluster.files.yaml.text import decode
from lccluster.files.yaml.typed.keys import keys_for
from lccluster.language import Message, spelt
from lccluster.round.call import Call
from lccluster.rulebook.offices import Offices
from lccluster.usecases.page.asked import LABELS, AskedField, Typed
from lccluster.vocabulary import Words
from lccluster.yaml_words import flow, scalar

YES_NO = {"true": "是", "false": "否"}
ASPECTS = 6  # of which the call says how many points each has
_KEYS = keys_for(Call)
_CALL = Message("the call")
_QUOTAS, _PANEL, _NOTICE = Message("quotas"), Message("panel"), Message("public notice")
_PLAIN = ("title", "document_number")
_DAYS = {
    "issued_on": Message("day of the call"),
    "applications_until": Message("last day for applying"),
    "recommendations_until": Message("last day for recommending"),
}


def call_fields(library: Library) -> list[AskedField]:
    """Ask for every line of a call."""
    return [*_own(library), *_quotas(_offices(library)), *_panel(), *_notice()]


def _own(library: Library) -> Iterator[AskedField]:
    measures = tuple(_measures(library))
    yield _field("rulebook", Message("rulebook"), _CALL, measures)
    yield _field("title", Message("name of the call"), _CALL)
    yield _field("document_number", LABELS["document_number"], _CALL)
    for key, label in _DAYS.items():
        yield _field(key, label, _CALL, shape="date")


def _quotas(offices: Offices) -> Iterator[AskedField]:
    for each in offices.counties:
        help = Message("The most that it may recommend; blank where the call does not say.")
        yield AskedField(
            f"quota-{each.id}",
            each.name,
            _spelt("quotas", each.name.zh),
            help,
            section=_QUOTAS,
        )


def _panel() -> Iterator[AskedField]:
    at_least = Message("experts at least on each application")
    help = Message("Blank where the call asks no scores.")
    yield AskedField("panel-at_least", at_least, _spelt("panel", "at_least"), help, section=_PANEL)
    for at in range(1, ASPECTS + 1):
        aspect = Message("aspect {number}", number=at)
        yield AskedField(f"aspect-{at}", aspect, _aspect(at), section=_PANEL)
        points = Message("full marks of aspect {number}", number=at)
        yield AskedField(f"points-{at}", points, f"points.{at}", section=_PANEL)


def _notice() -> Iterator[AskedField]:
    yield AskedField(
        "notice-length",
        Message("days of the notice"),
        _spelt("notice", "length"),
        section=_NOTICE,
    )
    counted = (
        ("working_days", str(Message("working days"))),
        ("days", str(Message("calendar days"))),
    )
    yield _field("notice-counted_in", Message("counted in"), _NOTICE, counted)
    answers = (("true", str(Message("yes"))), ("false", str(Message("no"))))
    label = Message("does the first day count?")
    yield _field("notice-first_day_counts", label, _NOTICE, answers)


def _field(
    key: str,
    label: Words | Message,
    section: Message,
    choices: tuple[tuple[str, str], ...] = (),
    shape: str = "text",
) -> AskedField:
    option = _spelt(*key.split("-"))
    shape = "choice" if choices else shape
    return AskedField(key, label, option, None, choices, shape, section)


def _measures(library: Library) -> Iterator[tuple[str, str]]:
    for folder in library.all_folders():
        try:
            yield folder.name, str(read_measure(folder).title)
        except Unusable:
            continue  # a draft that is not sound yet is no rulebook of a round


def _offices(library: Library) -> Offices:
    return read_offices(library.folder(library.latest_measure().id))


def drawn_call(typed: Typed, library: Library) -> bytes | None:
    """Draw `call.yaml` of what was typed; None where nothing was."""
    fields = call_fields(library)
    if not any(typed.said(each.key) for each in fields):
        return None
    drawn = "".join(f"{key}: {said}\n" for key, said in _lines(typed, library).items())
    return respelt(parse(decode(drawn.encode(), CALL)), _KEYS, {}).encode()


def _lines(typed: Typed, library: Library) -> dict[str, str]:
    lines = {key: scalar(typed.said(key)) for key in ("rulebook", *_PLAIN, *_DAYS)}
    lines |= {key: flow(said) for key, said in _groups(typed, _offices(library)).items()}
    lines["notice"] = _drawn_notice(typed)
    return lines


def _groups(typed: Typed, offices: Offices) -> dict[str, Mapping[str, Any]]:
    quotas = {each.name.zh: typed.said(f"quota-{each.id}") for each in offices.counties}
    said = {county: most for county, most in quotas.items() if most}
    aspects = _aspects(typed)
    at_least = typed.said("panel-at_least")
    groups: dict[str, Mapping[str, Any]] = {}
    if said:
        groups["quotas"] = said
    if at_least or aspects:
        groups["panel"] = {"at_least": at_least, "aspects": aspects}
    return groups


def _drawn_notice(typed: Typed) -> str:
    counted = typed.said("notice-counted_in")
    said = {"length": typed.said("notice-length"), "counted_in": counted and word_of(counted)}
    first = typed.said("notice-first_day_counts") or ""
    counts = spelt(first, YES_NO[first]) if first in YES_NO else scalar(first)  # no text of ours
    return f"{flow(said)[:-1]}, first_day_counts: {counts}}}" if first else flow(said)


def _aspects(typed: Typed) -> dict[str, str | None]:
    """Give the points of each aspect; raises Unusable for one without a name, or named twice."""
    found: dict[str, str | None] = {}
    for at in range(1, ASPECTS + 1):
        aspect, points = typed.said(f"aspect-{at}"), typed.said(f"points-{at}")
        if not aspect and not points:
            continue
        key = scalar(aspect or "")
        if not aspect or key in found:
            raise Unusable(_no_aspect(at, aspect))
        found[key] = points
    return found


def _aspect(number: int) -> str:
    """Name an aspect's field in a problem; the reader of calls names them all at once."""
    aspects = _spelt("panel", "aspects")
    return aspects if number == 1 else f"{aspects}.{number}"


def _spelt(*names: str) -> str:
    """Name a line of the call as the file that is drawn spells it."""
    return str(Way(_KEYS.path(*names)))


def _no_aspect(at: int, aspect: str | None) -> Problem:
    message = Message("Points stand here for no aspect.")
    if aspect:
        message = Message("The aspect “{aspect}” is named twice.", aspect=aspect)
    return Problem(code="aspect-unclear", field=_aspect(at), message=message)
