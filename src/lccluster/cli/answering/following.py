"""What usually follows a command that wrote: one line each. Acts whose law knows a next step name it themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path

from lccluster.choices import typed_word
from lccluster.cli.program import streams
from lccluster.cli.program.settings import Settings
from lccluster.language import Message

# By the command that wrote; {place} is the file that it wrote, or their folder where they are several,
# {first} and {all} what was typed behind the command, a kind of draft stands as it is typed.
FOLLOWING = {
    "findings new": "check {all} --findings {place}",
    "simulate": "rules diff … …",
    "rules set": "rules test {first}",
    "rules test": "rules check {all}",
    "rules diff": "simulate … --rules …",
    "register upgrade": "register check",
    "register repack": "register check",
    "register seal": "register check",
    "register import": "register check",
    "register git-setup": "register check",
    "register merge": "register list",
    "register receive": "register list",
    "register notice": "register list",
    "register report-page": "register due",
    "register list": "register show …",
    "register due": "register report …",
    "register outlook": "register figures …",
    "register candidates": "register show …",
    "register report": "register due",
    "register pass-review": "register list",
    "register rename": "register show {first}",
    "register correct": "register show {first}",
    "register void": "register show {first}",
    "register set-aside": "register show {first}",
    "round report-page": "round todo",
    "round open": "round file …",
    "round file": "round todo",
    "round return": "round draft {return} {all} -o …",
    "round withdraw": "round todo",
    "round check-compliance": "round todo",
    "round review": "round todo",
    "round recommend": "round draft {recommendation} -o …",
    "round not-recommend": "round todo",
    "round panel": "round sheets -o …",
    "round sheets": "round read-sheets {place}",
    "round read-sheets": "round scores",
    "round recuse": "round sheets -o …",
    "round visit": "round todo",
    "round scores": "round propose …",
    "round propose": "round notice --from …",
    "round not-propose": "round todo",
    "round notice": "round draft {notice} -o …",
    "round object": "round todo",
    "round decide-objection": "round draft {objection} -o …",
    "round promulgate": "round draft {promulgation} -o …",
    "round close": "register list",
    "round void": "round show {first}",
    "round draft": "round todo",
    "round list": "round show …",
    "round show": "round todo",
    "round todo": "round show …",
}
# What follows on another computer, where the file arrives.
ELSEWHERE = {
    "register pack": "register receive …",
    "register export": "register import {place}",
}
UNREAD = (".xlsx",)  # a workbook is for people, and no register takes it in
AFTER_A_ROUND_S_PACK = "round todo"  # where `register receive` took one in
FILING = "round file"  # of what asks for a round the one thing that leads to opening one
# By how a check ends; {form} is the one that was checked.
AFTER_CHECK = {
    0: f"{FILING} {{form}}",
    1: "round review … --outcome … --reason …",
    3: "findings new {form} -o …",
    4: "check {form} --docx …",
}
AFTER_LETTERS = "round return {numbers}"  # once letters that ask for corrections are written
MANY = 4  # numbers that no line names any more


def tell_following(argv: Sequence[str], written: Sequence[Path], settings: Settings) -> None:
    """Name what usually follows the command that was typed and wrote these files, if it wrote any."""
    if not written:
        return
    typed, known = " ".join(argv[:2]), {"place": _place(written), **_named(argv[2:])}
    if typed == "register receive" and _of_a_round(argv[2:]):
        _tell_possible(AFTER_A_ROUND_S_PACK, settings)
    elif command := FOLLOWING.get(argv[0]) or FOLLOWING.get(typed):
        _tell_possible(_completed(command, known, settings), settings)
    elif (command := ELSEWHERE.get(typed)) and written[0].suffix.lower() not in UNREAD:
        follows = f"lccluster {command.format(**known)}"
        streams.tell(Message("What usually follows, where it arrives: {command}", command=follows))


def _of_a_round(typed: Iterable[str]) -> bool:
    from lccluster.files.round.pack_file import is_round_pack

    return any(map(is_round_pack, typed))


def tell_after_check(
    code: int, forms: Sequence[Path], clusters: Iterable[str], settings: Settings
) -> None:
    """Name what usually follows a check that ends so; what cannot be used is mended first."""
    form = typed_word(str(forms[0])) if len(forms) == 1 else "…"
    command = AFTER_CHECK.get(code)
    if command and command.startswith(FILING):
        _tell_filing(form, clusters, settings)
    elif command:
        _tell_possible(command.format(form=form), settings)


def tell_after_letters(lettered: Mapping[str, str], settings: Settings) -> None:
    """Name what follows letters, by the forms of their clusters: they are given back once they are in the round."""
    from lccluster.cli.answering.here import stands

    if not stands("round", settings):
        return
    if filed := _filed(lettered, settings):
        numbers = " ".join(filed) if len(filed) < MANY else "…"
        tell_next(settings.again(AFTER_LETTERS.format(numbers=numbers)))
    else:
        form = typed_word(*lettered.values()) if len(lettered) == 1 else "…"
        tell_next(settings.again(f"{FILING} {form}"))


def tell_after_filling(form: Path, cluster: str | None, settings: Settings) -> None:
    """Name what usually follows a form that was filled in: it is filed, or in the round already."""
    _tell_filing(typed_word(str(form)), [cluster] if cluster else [], settings)


def _tell_filing(form: str, clusters: Iterable[str], settings: Settings) -> None:
    only = [*clusters]
    filed = _filed(only, settings) if len(only) == 1 else []
    _tell_possible(f"round show {filed[0]}" if filed else f"{FILING} {form}", settings)


def _tell_possible(command: str, settings: Settings) -> None:
    """Name what usually follows; of a round or a register that is not here only how a round is opened."""
    from lccluster.cli.answering.here import OPENING, stands

    if stands(command.split(maxsplit=1)[0], settings):
        tell_next(settings.again(command))
    elif command.startswith(FILING):
        tell_next(OPENING)


def _filed(clusters: Iterable[str], settings: Settings) -> list[str]:
    """Give the numbers under which clusters are in the round already."""
    from lccluster.cli.answering.here import stands

    if not stands("round", settings):
        return []
    from lccluster.cli import arguments
    from lccluster.cli.answering.here import round_room
    from lccluster.errors import Unusable
    from lccluster.usecases.round.recording.filing import filed_as

    try:
        seen = round_room(settings, arguments.library()).seen()
        return [*filter(None, (filed_as(seen, each, date.today()) for each in clusters))]
    except Unusable:
        return []  # whoever asks the round is told


def tell_next(command: str) -> None:
    """Name what usually follows."""
    streams.tell(Message("What usually follows: {command}", command=f"lccluster {command}"))


def _completed(command: str, known: Mapping[str, str], settings: Settings) -> str:
    """Fill a command in; where the rulebook has no words for drafts, none follows."""
    if "round draft" not in command:
        return command.format(**known)
    from lccluster.errors import Unusable

    try:
        return command.format(**known, **_kinds_of_drafts(settings))
    except Unusable:
        return FOLLOWING["round draft"]


def _kinds_of_drafts(settings: Settings) -> dict[str, str]:
    from lccluster.cli import arguments
    from lccluster.cli.answering.here import round_room
    from lccluster.usecases.round.drafting.drafts import typed_kinds

    return typed_kinds(round_room(settings, arguments.library()))


def _named(behind: Sequence[str]) -> dict[str, str]:
    """Repeat what the command was told to take: the words before its first option."""
    words = [typed_word(each) for each in takewhile(lambda word: word[:1] != "-", behind)]
    return {"first": words[0] if words else "…", "all": " ".join(words) or "…"}


def _place(written: Sequence[Path]) -> str:
    """Name what was written: the file, or the folder of several."""
    return typed_word(str(written[0] if len(written) == 1 else written[0].parent))
