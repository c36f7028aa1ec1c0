"""Adopt what was made by hand: show it, then seal it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from lccluster.errors import Problem, Unusable
from lccluster.files.disk import deeds
from lccluster.files.register.change.changing import seal_more
from lccluster.files.register.lock import locked
from lccluster.files.register.seals.header import ChangedByHand
from lccluster.language import Message, headed
from lccluster.register.sealing.written import Thing, of_act, of_facts
from lccluster.usecases.register.acts import Tell
from lccluster.usecases.register.check import check_changes
from lccluster.usecases.register.checking.seals import Unsealed
from lccluster.usecases.register.room import Room
from lccluster.usecases.register.sealing import by_office, by_writer


class Waiting(Struct, frozen=True):
    """What waits for a seal: acts and facts that bear none, and facts or a header changed since."""

    unsealed: tuple[Unsealed, ...]
    changed: tuple[ChangedByHand, ...]

    def things(self) -> Iterator[Thing]:
        """Give them as they are sealed in format 2: what is known of a cluster before its acts."""
        for each in sorted(self.unsealed, key=lambda one: one.index is not None):
            facts = each.entry.facts
            yield (
                of_facts(facts)
                if each.index is None
                else of_act(facts, facts["events"][each.index])
            )
        yield from (each.thing for each in self.changed)


def waiting(room: Room, *, yes: bool) -> Waiting:
    """List what waits for a seal; raises Unusable where the register is damaged.

    What a printed head covers is adopted only where that was said (`yes`), a header never then.
    """
    found = check_changes(room)
    by_hand = [each.problem for each in found.changed]
    against = [_against_a_head(each) for each in found.changed if each.head]
    covered = [each for each in found.changed if each.head and (each.is_header or not yes)]
    if damage := [each for each in found.damage if each not in by_hand]:
        raise Unusable(damage)
    if covered:
        raise Unusable(against)
    for each in against:
        deeds.remark(each)
    return Waiting(found.unsealed, found.changed)


def seal_waiting(room: Room, tell: Tell, *, yes: bool = False) -> Waiting:
    """Seal everything that waits for it, in the order of the files."""
    with locked(room.register.folder, tell):
        found = waiting(room, yes=yes)
        if room.register.header.by_writer:
            seals = by_writer(room, found.things())
        else:
            seals = by_office(
                room, [(e.entry, e.index) for e in found.unsealed if e.index is not None]
            )
        for warning in seal_more(room.register, seals):
            deeds.remark(warning)
    return found


def adopted(room: Room, found: Waiting) -> list[str]:
    """Show what is sealed, each with its file: facts, acts, the head of the register."""
    from lccluster.register.sealing.hashing import more_facts
    from lccluster.usecases.register.exchange.table_words import CellWords, spoken_words
    from lccluster.yaml_words import flow

    lines, called = [], CellWords(room.measure, lambda: room.every_form)
    for each in found.unsealed:
        facts = each.entry.facts
        said = more_facts(facts) if each.index is None else facts["events"][each.index]
        lines += [headed(each.entry.path, flow(spoken_words(said, called)))] if said else []
    for one in found.changed:
        words = one.thing.words if one.is_header else more_facts(one.thing.facts)
        lines.append(headed(one.problem.file, flow(spoken_words(words, called))))
    return lines


def _against_a_head(each: ChangedByHand) -> Problem:
    """Say which head covers what was changed."""
    assert each.head is not None  # noqa: S101 - only what one covers is asked about
    message = Message(
        "{message} The head {head} of {day} covers what stood there.",
        message=each.problem.message,
        head=each.head.code,
        day=each.head.on,
    )
    hint = Message("Put back what stood there; a head that was printed is never contradicted.")
    asked = Message("Put back what stood there, or adopt it with “lccluster register seal --yes”.")
    return replace(each.problem, message=message, hint=hint if each.is_header else asked)
