"""Figures of reports that no form at hand asks for, or that cannot be read: each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from lccluster.errors import Fault, Problem, Way, is_it
from lccluster.files.register.entry import Entry
from lccluster.form.form import Form
from lccluster.form.reported import read_figure, reportable
from lccluster.language import Listing, Message, Spelt, explained
from lccluster.quantities import QuantityError
from lccluster.register.acts import AnnualReport

NAMED = 6  # keys in one hint


def unreadable_figures(entries: Sequence[Entry], form: Callable[[], Form]) -> Iterator[Problem]:
    """Find what is wrong with the figures of every report; the form is asked for where there are any."""
    for entry in entries:
        if any(map(_figures, entry.cluster.events)):
            yield from figures_wrong(entry, form())


def figures_wrong(entry: Entry, form: Form) -> Iterator[Problem]:
    """List what is wrong with the figures of one cluster, in the order of its acts."""
    for at, act in enumerate(entry.cluster.events):
        for key, text in _figures(act).items():
            if found := _wrong(key, text, form):
                place = ("events", at, "figures", key)
                unknown = found.code == "unknown-key"
                problem = entry.document.problem(place, found, at_key=unknown)
                yield problem if unknown else _named(problem, key, form)


def _named(problem: Problem, key: str, form: Form) -> Problem:
    """Say which cell it is by its label, as no list of acts knows any."""
    above = problem.spelt.steps[:-1] if isinstance(problem.spelt, Way) else ()
    return replace(problem, spelt=Way((*above, Spelt(key, form.label(key).zh))))


def _figures(act: object) -> dict[str, str]:
    return (act.figures or {}) if isinstance(act, AnnualReport) else {}


def _wrong(key: str, text: str, form: Form) -> Fault | None:
    known = reportable(form)
    if key not in known:
        named = {each: explained(each, form.label(each).zh) for each in known}
        few = Message("Known here: {keys}.", keys=Listing([*named.values()][:NAMED]))
        message = Message("“{key}” is not known here.", key=key)
        return Fault("unknown-key", message, is_it(key, named, few))
    try:
        read_figure(known[key], text)
    except QuantityError as error:
        return error.fault
    return None
