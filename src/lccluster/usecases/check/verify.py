"""Work an earlier result out again from its receipt: same bytes, same rulebook, same outcome?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from lccluster.errors import Fault, Unusable
from lccluster.files.forms.batches.paths import Meant
from lccluster.files.rules.library import Library
from lccluster.files.yaml.text import EMPTY, decode, read_bytes
from lccluster.language import Listing, Message
from lccluster.quantities import iso_day
from lccluster.render.data.assessment_json import assessment as as_json
from lccluster.render.table import Block
from lccluster.rulebook.called import Labelled
from lccluster.rulebook.rulebook import Rulebook
from lccluster.usecases.check.applications import Checked, Checking, Failed
from lccluster.usecases.rules.rulebooks import read_rulebooks
from lccluster.vocabulary import MaterialOutcome, Occasion, Outcome, Verdict, Words

FORM, FINDINGS = "application", "findings"
Located = Callable[[str, str], Path]  # by what it is and how the result names it
_PARTS = {"outcome": None, "value": Message("stated"), "bound": Message("bound")}
_RECEIPTS = {
    "rulebook_sha256": Message("the rulebook is another one now"),
    "application_sha256": Message("the application file has changed"),
    "findings_sha256": Message("the findings file has changed"),
}


class Verified(Struct, frozen=True):
    """One earlier result, and everything in which today's differs, or what keeps it from being worked out again."""

    file: str
    verdict: object
    differences: tuple[Message, ...]
    hindered: bool = False

    @property
    def said(self) -> Message:
        """Say whether it is the same; what differs, or stands in the way, follows."""
        if self.hindered:
            return Message("{file}: cannot be worked out again:", file=self.file)
        if self.differences:
            return Message("{file}: differs:", file=self.file)
        return Message("{file}: the same again ({verdict}).", file=self.file, verdict=self.verdict)

    def blocks(self) -> Iterator[Block]:
        """Say what was found."""
        yield self.said
        yield from (f"  {each}" for each in self.differences)


def verify_file(
    path: Path, library: Library, today: date, located: Located | None = None
) -> list[Verified]:
    """Verify every result in a file that `check --format json` or `jsonl` printed.

    `located` finds the files that it names; else they lie in the working folder, or beside the file. Raises Unusable.
    """
    found = located or partial(_beside, path.parent)
    return [_verify(each, found, library, today) for each in _read(path)]


def _read(path: Path) -> list[Mapping[str, Any]]:
    text = decode(read_bytes(path, str(path)), str(path)).text
    if not text:
        raise Unusable(EMPTY.at(path))
    with suppress(ValueError, AttributeError, TypeError, RecursionError):
        found = _parsed(text)
        json.dumps(found, ensure_ascii=False).encode()  # JSON can write halves of signs
        if found and all(map(_is_result, found)):
            return found
    raise Unusable(_NO_ASSESSMENT.at(path))


def _parsed(text: str) -> list[Mapping[str, Any]]:
    try:
        whole = json.loads(text)
        found = whole.get("assessments", [whole])
    except json.JSONDecodeError:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [each for each in found if "verdict" in each]


def _is_result(said: Any) -> bool:
    """Tell whether a result is made as `check` makes it, as far as verifying looks at it."""
    if not isinstance(said, dict) or not isinstance(said.get("rulebook"), dict):
        return False
    named = (said.get("file"), said.get("on"), said.get("verdict"), said["rulebook"].get("id"))
    return (
        all(isinstance(each, str) and each and "\0" not in each for each in named)
        and iso_day(said["on"]) is not None
        and isinstance(said.get("receipt"), dict)
        and all("\0" not in each for each in _listed(said["receipt"].get("findings")))
        and said["receipt"].get("occasion", "recognition") in tuple(Occasion)
        and all(_are_outcomes(said.get(group, [])) for group in ("conditions", "materials"))
    )


def _are_outcomes(said: Any) -> bool:
    return isinstance(said, list) and all(
        isinstance(each, dict) and isinstance(each.get("id"), str) for each in said
    )


def _verify(
    earlier: Mapping[str, Any], located: Located, library: Library, today: date
) -> Verified:
    receipt = earlier["receipt"]
    try:
        books = read_rulebooks(library, earlier["rulebook"]["id"])
    except Unusable:
        return _hindered(
            earlier, Message("its rulebook {id} is not at hand", id=earlier["rulebook"]["id"])
        )
    day = iso_day(earlier["on"])
    findings = [located(FINDINGS, each) for each in _listed(receipt.get("findings"))]
    form = Meant(located(FORM, earlier["file"]))
    occasion = Occasion(receipt.get("occasion", Occasion.RECOGNITION))
    books = [each.held_at(occasion) for each in books]
    (now, *_) = Checking(books, today, day, findings, library).results([form])
    if isinstance(now, Failed):
        return _hindered(earlier, *(Message("{problem}", problem=each) for each in now.problems))
    assert isinstance(now, Checked)  # noqa: S101 - a file that is named is never passed over
    again = as_json(earlier["file"], now.assessment, now.receipt)
    found = tuple(_differences(earlier, again, _labels(now.assessment.rulebook)))
    return Verified(earlier["file"], _said(again["verdict"]), found)


def _hindered(earlier: Mapping[str, Any], *why: Message) -> Verified:
    """Say what is missing or cannot be read: nothing was compared, so that nothing is known to differ."""
    return Verified(earlier["file"], _said(earlier["verdict"]), why, hindered=True)


def _labels(book: Rulebook) -> dict[str, Words]:
    """Name conditions and materials as people do."""
    every: Iterable[Labelled] = (*book.conditions.conditions, *book.materials.materials)
    return {each.id: each.label for each in every}


def _listed(written: object) -> list[str]:
    """List the findings files of a receipt: none, one name, or a list of them."""
    if isinstance(written, list):
        return [str(each) for each in written]
    return [str(written)] if written else []


def _beside(beside: Path, _kind: str, written: str) -> Path:
    return Path(written) if Path(written).exists() else beside / written


def _differences(
    earlier: Mapping[str, Any], again: Mapping[str, Any], labels: Mapping[str, Words]
) -> Iterator[Message]:
    for key, message in _RECEIPTS.items():
        if earlier["receipt"].get(key) != again["receipt"][key]:
            yield message
    for group in ("conditions", "materials"):
        then = {each.get("id"): each for each in earlier.get(group, [])}
        for each in again[group]:
            yield from _changed(labels[each["id"]], then.get(each["id"], {}), each)
    if earlier["verdict"] != again["verdict"]:
        yield Message(
            "verdict: {then} then, {now} now",
            then=_said(earlier["verdict"]),
            now=_said(again["verdict"]),
        )


def _changed(name: Words, then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Message]:
    """Compare outcome, value and bound; a reason may be in another language."""
    for key, part in _PARTS.items():
        if then.get(key) != now.get(key):
            yield Message(
                "{name}: {then} then, {now} now",
                name=Listing(filter(None, (name, part))),
                then=_said(then.get(key)),
                now=_said(now.get(key)),
            )


def _said(word: object) -> object:
    """Draw an outcome or verdict in the language spoken; a figure as it is."""
    for kind in (Outcome, Verdict, MaterialOutcome):
        if word in tuple(kind):
            return kind(str(word)).words
    return "—" if word is None else word


_NO_ASSESSMENT = Fault(
    "no-assessment",
    Message("This is no result that “lccluster check --format json” printed."),
    Message("Save one with “lccluster check FORM.yaml --format json”."),
)
