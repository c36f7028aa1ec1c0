"""Which lines of chains and heads are new here, and that they follow from what stands here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from lccluster.errors import Damaged, Fault, Problem, Unusable
from lccluster.files.register import layout
from lccluster.files.register.folder import Register
from lccluster.files.register.packs.noted import packs_of
from lccluster.files.register.seals.ends import ChainEnds
from lccluster.files.register.seals.lines import line_of, numbered_line
from lccluster.files.register.seals.tails import lines_of
from lccluster.language import Message
from lccluster.register.joining.brought import Brought, Segment
from lccluster.register.joining.chains import Forked, ahead
from lccluster.register.joining.pack import pack_name
from lccluster.register.sealing import numbered
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import LEGACY, root
from lccluster.usecases.register.joining.writers import refuse_odd_writers

Lines = Mapping[str, Sequence[bytes]]


class News(Struct, frozen=True):
    """New seals by writer, and lines by the file that they are appended to."""

    seals: Mapping[str, Sequence[Seal]]
    lines: Lines


def news(register: Register, brought: Brought) -> News:
    """Hold what is brought against our chains; raises Unusable, Damaged for a fork or a broken chain."""
    refuse_odd_writers(register, brought)
    problems: list[Problem] = []
    found: dict[str, Sequence[Seal]] = {}
    for writer, segment in brought.chains.items():
        try:
            found[writer] = _new(register, writer, segment, brought)
        except Unusable as unusable:
            problems += unusable.problems
    if problems:
        damaged = all(each.code in (FORKED, DOES_NOT_VERIFY) for each in problems)
        raise Damaged(problems) if damaged else Unusable(problems)
    chains = {layout.writer_chain(name): _drawn(name, seals) for name, seals in found.items()}
    lines = chains | dict(_heads(register, brought)) | dict(_packs(register, brought))
    return News(found, {name: new for name, new in lines.items() if new})


FORKED, DOES_NOT_VERIFY = "writer-forked", "does-not-verify"


def _new(register: Register, writer: str, segment: Segment, brought: Brought) -> Sequence[Seal]:
    origin = brought.origin
    lines = ChainEnds(register, layout.writer_chain(writer))
    if segment.start > len(lines):
        raise Unusable(_missing(writer, len(lines), segment, brought))
    if not segment.seals:
        return ()
    try:
        found = ahead(lines.seals(segment.start), segment.seals)
    except Forked as fork:
        raise Unusable(forked(register, writer, segment.start + fork.line, origin)) from None
    last = lines.seals(len(lines) - 1)
    if not _follows(register, writer, last, found.theirs):
        raise Unusable(_broken(writer, origin))
    return found.theirs


def _follows(register: Register, writer: str, last: Sequence[Seal], new: Sequence[Seal]) -> bool:
    """Tell whether new lines go on where ours end; a chain of format 1 is taken whole or not at all."""
    if writer.startswith(LEGACY):
        return not new or (not last and numbered.broken_at(new) is None)
    id = register.header.register or ""
    at = last[0].i if last else 0
    prev = last[0].link if last else root(id, writer, new[0].alg) if new else ""
    for each in new:
        if (each.i, each.prev) != (at + 1, prev):
            return False
        at, prev = each.i, each.link
    return True


def _drawn(writer: str, seals: Sequence[Seal]) -> list[bytes]:
    return [*map(numbered_line if writer.startswith(LEGACY) else line_of, seals)]


def _heads(register: Register, brought: Brought) -> Iterator[tuple[str, list[bytes]]]:
    for writer, heads in brought.heads.items():
        name = layout.writer_heads(writer)
        there = {*lines_of(register, name)}
        yield name, [drawn for drawn in map(line_of, heads) if drawn not in there]


def _packs(register: Register, brought: Brought) -> Iterator[tuple[str, list[bytes]]]:
    """Give what is noted of packs and new here; raises Damaged where one number was given twice."""
    for writer, packs in brought.packs.items():
        known = {each.sequence: each for each in packs_of(register, writer)}
        if twice := [e for e in packs if known.get(e.sequence, e).digest != e.digest]:
            raise Damaged(
                _NUMBERED_TWICE.at(
                    brought.origin, pack=pack_name(writer, each.sequence), writer=writer
                )
                for each in twice
            )
        new = [each for each in packs if each.sequence not in known]
        yield layout.writer_packs(writer), [*map(line_of, new)]


def only_ours(register: Register, brought: Brought) -> Iterator[Seal]:
    """Give the seals of ours that the other side has not seen; raises Unusable."""
    for path in register.chain_files():
        segment = brought.chains.get(path.stem)
        lines = ChainEnds(register, path.relative_to(register.folder).as_posix())
        yield from lines.seals(segment.known if segment else 0)


def forked(register: Register, writer: str, line: int, origin: str) -> Problem:
    """Say that two computers write as one."""
    return Problem(
        code=FORKED,
        file=str(register.folder / layout.writer_chain(writer)),
        line=line,
        message=Message(
            "Two computers wrote as {writer}: the seals here and in {other} part at this line; nothing of it was taken.",
            writer=writer,
            other=origin,
        ),
        hint=Message(
            "A configuration was copied. Let one of the two keep its name, remove office.yaml of the other and name it anew with “lccluster register whoami”; then begin there with a new copy of this register, and record in it again what the other alone has."
        ),
    )


def _broken(writer: str, origin: str) -> Problem:
    return Problem(
        code=DOES_NOT_VERIFY,
        file=origin,
        message=Message(
            "The seals of {writer} that are brought do not follow from one another; nothing of it was taken.",
            writer=writer,
        ),
        hint=Message("It was altered or damaged on its way: have it sent again."),
    )


def _missing(writer: str, count: int, segment: Segment, brought: Brought) -> Problem:
    before = Message("First receive {pack}.", pack=brought.before)
    return Problem(
        code="predecessor-missing",
        file=brought.origin,
        message=Message(
            "What is brought of {writer} begins with seal {start}, and only {count} are here.",
            writer=writer,
            start=segment.start + 1,
            count=count,
        ),
        hint=before if brought.before else Message("Take in first what was sent before."),
    )


_NUMBERED_TWICE = Fault(
    "pack-numbered-twice",
    Message("{pack} of {writer} was received before with other content; nothing of it was taken."),
    Message(
        "The sender's register was put back to an older copy, or two computers write as one: ask the sender, and compare the codes on the letters."
    ),
)
