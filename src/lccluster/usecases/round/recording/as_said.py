"""An act of a round, read and recorded by what was said of it: by an option, or in a field of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import fields

from lccluster.choices import choices_in
from lccluster.register.acts import Particular
from lccluster.round.acts import RoundAct
from lccluster.round.acts.act import ONE, SEVERAL
from lccluster.usecases import typed_words
from lccluster.usecases.round.recording.deciding import by_whom, record_acts
from lccluster.usecases.round.recording.meant import Hand, RecordedInRound
from lccluster.usecases.round.room import RoundRoom

Said = Mapping[str, Any]


def recorded(
    kind: type[RoundAct], room: RoundRoom, said: Said, shared: Said, hand: Hand
) -> list[RecordedInRound]:
    """Record it as its kind asks, `shared` what every act is told; raises Unusable or Unlawful."""
    words = {**shared, "on": shared["on"] or hand.stamp.today}
    match kind.command:  # each way of recording is loaded by the act that takes it
        case "recuse":
            from lccluster.usecases.round.recording.experts import recuse

            return recuse(room, said["expert"], said["application"], words, hand)
        case "propose":
            from lccluster.usecases.round.recording.listing import propose

            return propose(room, said["applications"] or (), said["reason"], words, hand)
        case "notice":
            from lccluster.usecases.round.recording.listing import post_notice

            since: date = said["from"]
            posted = {**words, "on": shared["on"] or since}
            return post_notice(room, since, said["until"], posted, hand)
        case "object":
            from lccluster.usecases.round.recording.listing import object_to

            own = {key: said[key] for key in ("reason", "named", "sealed")}
            return object_to(room, said["application"], own, words, hand)
        case "promulgate":
            from lccluster.usecases.round.recording.ending import promulgate

            return promulgate(room, words, hand)
        case "close":
            from lccluster.usecases.round.recording.ending import close

            return close(room, words, hand)
        case "void":
            from lccluster.usecases.round.recording.voiding import void

            reasoned = {**words, "reason": said["reason"]}
            return void(room, said["application"], said["of"], reasoned, hand)
    return _as_it_is_said(kind, room, dict(said), words, hand)


def _as_it_is_said(
    kind: type[RoundAct], room: RoundRoom, own: dict[str, Any], words: Said, hand: Hand
) -> list[RecordedInRound]:
    one, several = own.pop("application", None), own.pop("applications", None)
    return record_acts(
        room,
        several if one is None else [one],
        lambda each: kind(by=by_whom(room, kind, each), **words, **own),
        hand,
    )


def read_said(kind: type[RoundAct], each: Particular, written: Any) -> Any:
    """Read what was written; raises Unusable. What is told by its place is only missing where nothing was told."""
    field = next((one for one in fields(kind) if one.name == each.key), None)
    if field and field.type is int:
        return typed_words.number(each.option, typed_words.needed(each.option, written or ""))
    words = choices_in(each.metavar)
    required = each.needed or (field and field.required and each.metavar != "DATE")
    if each in (ONE, SEVERAL) or (each.by_place and written is not None):
        return written
    if required:
        written = typed_words.needed(each.option, written or "", words)
    if each.metavar == "DATE":
        return typed_words.day(each.option, written)
    return typed_words.choice(each.option, written, words) if words and written else written
