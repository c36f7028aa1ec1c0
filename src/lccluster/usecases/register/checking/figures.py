"""Figures of reports that no form at hand asks for, or that cannot be read: each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lccluster.errors import Fault, Problem, is_it
from lccluster.files.register.entry import Entry
from lccluster.form.form import Form
from lccluster.form.reported import read_figure, reportable
from lccluster.language import Listing, Message, explained
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
                yield entry.document.problem(place, found, at_key=found.code == "unknown-key")


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
