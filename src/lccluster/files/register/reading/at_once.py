"""Clusters of a file as the tool writes it, typed line by line; None for every other file.

One pattern takes the words of an act out of its line and proves that nothing else stands there;
no tree and no data lie between the text and the acts. It says what the strict reader would.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from lccluster.files.yaml.records import VALUE, record
from lccluster.files.yaml.typed.at_once import ODD, built_at_once, fields_at_once
from lccluster.files.yaml.typed.shapes import Shape, members_of
from lccluster.kinds import by_word
from lccluster.quantities.days import is_moment, iso_day
from lccluster.register.acts import Act
from lccluster.register.cluster import Cluster

_OF, _EVENTS, _YEAR = "cluster", "\nevents:\n", "clusters:\n"
_HEAD = ("id", "recorded_at", "by", "document_number")  # with `event` and `on` before all others
_ELSEWHERE = frozenset((*_HEAD, "on", "event"))
_TEXT = Shape("scalar", str, optional=True)
_KEY = "[a-z_][a-z0-9_]{0,60}+"
_MOMENT = "[0-9-]{10}T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}[+-][01][0-9]:[0-5][0-9]"
_ACT = re.compile(
    rf"^  - \{{(?:{_OF}: ({VALUE}), )?+id: ([0-9A-Z]{{26}}), event: ([a-z_]++), on: ([0-9-]++)"
    rf", recorded_at: ({_MOMENT})(?:, by: ({VALUE}))?+(?:, document_number: ({VALUE}))?+"
    rf"((?:, {_KEY}: {VALUE})*+)\}}$",
    re.MULTILINE,
)
# What few acts and clusters say: compiled by the first one.
_PAIR = cache(lambda: re.compile(rf", ({_KEY}): ({VALUE})"))
_FACT = cache(lambda: re.compile(rf"\n    ({_KEY}): ({VALUE})$", re.MULTILINE))
_CLUSTER = re.compile(
    rf"^  - id: ({VALUE})\n    name: ({VALUE})\n    county: ({VALUE})((?:\n    .++)*+)$",
    re.MULTILINE,
)
_ORDINARY = bytes((ord("\n"), *range(ord(" "), ord("~") + 1)))  # most bytes: nobody asks after them
_day = lru_cache(maxsize=4096)(iso_day)  # days, offices and papers are few among many acts
Facts = tuple[
    str, str, str, dict[str, Any]
]  # id, name and county of a cluster, and what else is said
Of = tuple[str | None, Act]  # the cluster that an act names, and the act


def clusters_at_once(data: bytes, longest: int) -> list[Cluster] | None:
    """Give the clusters of a file in their order; None where the strict reader has to look."""
    try:
        if not data.translate(None, _ORDINARY).decode().isprintable():
            return None
        text = data.decode()
    except UnicodeDecodeError:
        return None
    head, events, acts = text.partition(_EVENTS)
    if not events or acts[-1:] != "\n" or len(text) > longest:
        return None
    shared = head.startswith(_YEAR)
    facts = head[len(_YEAR) :] if shared else "  - " + head.replace("\n", "\n    ")
    try:
        found = _facts(facts)
        own = _shared_out([each[0] for each in found], _acts(acts[:-1]), shared)
        return [
            Cluster(id=id_, name=name, county=county, **more, events=tuple(own[id_]))
            for id_, name, county, more in found
        ]
    except ODD:
        return None


def _facts(lines: str) -> list[Facts]:
    """Read the facts of clusters, a line each."""
    found = _CLUSTER.findall(lines)
    if sum(rest.count("\n") + 3 for *_, rest in found) <= lines.count("\n"):
        raise ValueError(lines)
    return [
        (_text(id_), _text(name), _text(county), _more(rest) if rest else {})
        for id_, name, county, rest in found
    ]


def _more(lines: str) -> dict[str, Any]:
    """Read what else is said of a cluster."""
    words = {key: _said(word) for key, word in _FACT().findall(lines)}
    if len(words) < lines.count("\n"):
        raise ValueError(lines)
    return fields_at_once(Cluster, words)


def _shared_out(ids: Sequence[str], acts: Iterable[Of], shared: bool) -> dict[str, list[Act]]:
    """Give each cluster its acts; in a file of its own none of them names it."""
    own: dict[str, list[Act]] = {each: [] for each in ids}
    if len(own) < len(ids):
        raise ValueError(ids)
    for of, act in acts:
        if (of is None) == shared:
            raise ValueError(of)
        own[ids[0] if of is None else of].append(act)
    return own


def _acts(lines: str) -> Iterable[Of]:
    """Read acts, a line each."""
    found = _ACT.findall(lines)
    if len(found) > lines.count("\n"):
        return map(_act, found)
    return [
        _act(words.groups("")) if (words := _ACT.fullmatch(line)) else _other_act(line)
        for line in lines.split("\n")
    ]


def _act(words: tuple[str, ...]) -> Of:
    of, id_, event, on, recorded_at, by, number, rest = words
    _day(recorded_at[:10])
    act: Act = _kind(event)(
        id=id_,
        on=_day(on),
        recorded_at=recorded_at,
        by=_said(by) if by else None,
        document_number=_said(number) if number else None,
        **(_rest(event, rest) if rest else {}),
    )
    return _said(of) if of else None, act


def _other_act(line: str) -> Of:
    """Read an act whose words stand in another order, or in groups of their own."""
    data = record(f"id: x{_EVENTS}{line}\n")
    if data is None:
        raise ValueError(line)
    [said] = data["events"]
    of = said.pop(_OF, None)
    act = built_at_once(Act, said)
    if act.id is None or not (act.recorded_at is None or is_moment(act.recorded_at)):
        raise ValueError(line)
    return of, act


@cache
def _kind(event: str) -> type[Act]:
    """Find a kind by its word; raises LookupError where what every act says is no plain text to it."""
    kind = by_word(Act)[event]
    if any(members_of(kind)[each].shape != _TEXT for each in _HEAD):
        raise LookupError(event)
    return kind


def _rest(event: str, text: str) -> dict[str, Any]:
    """Read what an act says behind its paper; what stands in quotes, as hashes do, no other act says."""
    return (_read_rest if '"' in text else _shared_rest)(event, text)


def _read_rest(event: str, text: str) -> dict[str, Any]:
    pairs = _PAIR().findall(text)
    words = {key: _said(word) for key, word in pairs}
    if len(words) < len(pairs) or not _ELSEWHERE.isdisjoint(words):
        raise ValueError(text)
    return fields_at_once(_kind(event), words)


_shared_rest = lru_cache(maxsize=4096)(_read_rest)


def _text(word: str) -> str:
    said = _said(word)
    if said is None:
        raise ValueError(word)
    return said


def _said(word: str) -> str | None:
    if word == "null":
        return None
    return word[1:-1] if word[0] == '"' else word
