"""What every act is, and every act on a title: what it says, when it may be done, what it does to a title, the way back."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, ClassVar, Self

from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from lccluster.choices import CHOICES, typed
from lccluster.kinds import Kind, kinds_of
from lccluster.language import Message
from lccluster.quantities import iso_day, names_nothing, whole_number
from lccluster.register.acts.particulars import CORRECTING, PAPER, REMARKS, Particular, WayBack
from lccluster.register.facts import Standing, Title
from lccluster.rulebook.citation import Citation
from lccluster.rulebook.measure import Ground, Measure


class Refusal(Struct, frozen=True):
    """Why an act is not lawful: a code, a sentence, and the provision where there is one.

    What is `answerable` gives way to a reason that is recorded with the act. `place` is the file
    of its cluster.
    """

    event: "AnyAct"
    code: str
    message: Message
    article: Citation | Message | None = None
    answerable: bool = False
    place: str | None = None

    @property
    def stands(self) -> bool:
        """Tell whether no reason that the act gives answers it."""
        return not self.answerable or names_nothing(self.event.override)

    @property
    def sentence(self) -> Message:
        """Say it with its provision; what no measure says is a rule of keeping the register."""
        return Message(
            "{message} ({article})",
            message=self.message,
            article=self.article or Message("a rule of the register itself"),
        )


class Situation(Struct, frozen=True, kw_only=True):
    """What an act meets: the title on its day, the acts before it, all acts, and the law.

    `measure` is the one under which the titles are kept, `measures` are all at hand.
    """

    title: Title | None
    earlier: "Sequence[Act]"
    everything: "Sequence[Act]"
    measure: Measure
    measures: Sequence[Measure]


class AnyAct(Kind, frozen=True, kw_only=True):
    """What every act says, of a title or of a round: when decided, when recorded, by whom, on what paper.

    An act added by hand may lack `id` and `recorded_at`; it then goes by a hash of its words.
    `override` is the reason for which it was taken although something stood against it. A class
    derived from a kind of these is known by the word of its `event`: it says what it is called,
    which `particulars` it has, and what its `command` does; one of its `own_making` asks for more
    than is said of the act.
    """

    words: ClassVar[Message]
    particulars: ClassVar[tuple[Particular, ...]] = ()
    command: ClassVar[str | None] = None
    own_making: ClassVar[bool] = False
    does: ClassVar[Message]
    counts_from: ClassVar[Message] = Message("The day of the decision; else today.")

    id: str | None = None
    on: date
    recorded_at: str | None = None
    recorded_by: str | None = None
    by: str | None = None
    document_number: str | None = None
    note: str | None = None
    override: str | None = None
    event: str = ""

    @classmethod
    def every_particular(cls) -> tuple[Particular, ...]:
        """Give what it may say beyond its day and paper: remark and reason first, then its own."""
        return (*REMARKS, *cls.particulars)

    @classmethod
    def asked(cls) -> Sequence[Particular]:
        """List the particulars for which its command asks."""
        return [each for each in cls.particulars if each.help]

    @property
    def recorded_on(self) -> date:
        """Give the day on which its recording was; of a hand-made act, its own day."""
        return date.fromisoformat(self.recorded_at[:10]) if self.recorded_at else self.on


class Act(AnyAct, frozen=True, kw_only=True):
    """An act on a title.

    A kind says beside its words how it is taken back, and whether it `decides` on a title, which
    the office that gives titles alone may do.
    """

    correctable: ClassVar[tuple[str, ...]] = ("on", "by", "document_number", "note", "override")
    taken_back: ClassVar[WayBack] = CORRECTING
    usually_next: ClassVar[str | None] = None
    on_several: ClassVar[bool] = True
    decides: ClassVar[bool] = False

    @property
    def latest_day(self) -> date:
        """Give its day; of a correction, the day that it gives to another act where that is later."""
        return self.on

    def against(self, met: Situation) -> list[Refusal]:
        """List what stands against it; unless told otherwise it is on a title that stands."""
        if met.title is None:
            return [before_the_recognition(self, met.measure)]
        if met.title.ended:
            return [_after_the_end(self, met.title, met.title.ended, met.measure)]
        return self.against_standing(met.title, met.measure)

    def against_standing(self, title: Title, measure: Measure) -> list[Refusal]:
        """List what stands against it on a title that no act has ended."""
        raise NotImplementedError

    def after(self, title: Title | None, name: str, measure: Measure) -> Title | None:
        """Give the title after it; before a recognition there is none."""
        return None if title is None else self.changed(title, measure)

    def changed(self, title: Title, measure: Measure) -> Title:
        """Say what it does to a title; no kind of act is passed over."""
        raise NotImplementedError

    def article(self, measure: Measure) -> Citation | None:
        """Cite the provision behind it, where one is known of its kind."""
        return None

    @classmethod
    def usual_day(cls, acts: "Sequence[Act]", said: Mapping[str, Any]) -> date | None:
        """Give the day from which it counts unless told; None is the day of its recording."""
        return None

    def corrected(self, values: Mapping[str, str | None]) -> Self:
        """Give it with what a correction says of it; raises ValueError where that does not fit."""
        return replace(self, **{key: self._fitting(key, value) for key, value in values.items()})

    def _fitting(self, key: str, value: str | None) -> Any:
        if key not in self.correctable:
            raise ValueError(key)
        field = _fields(type(self))[key]
        if value is None and field.required:
            raise ValueError(key)
        return None if value is None else _READERS.get(field.type, _as_it_is)(value)

    def usual_next(self, measure: Measure) -> str | None:
        """Give what usually comes next under a measure."""
        return self.usually_next

    def next_command(self, cluster_ids: Sequence[str], measure: Measure) -> str | None:
        """Give the command that usually comes next on some titles; None where nothing does."""
        usually_next = self.usual_next(measure)
        if usually_next is None:
            return None
        options = " ".join(f"--id {each}" for each in cluster_ids)
        said = {"ids": " ".join(cluster_ids), "options": options}
        command = usually_next.format(**said, **{each: typed(each) for each in CHOICES})
        return f"lccluster register {command}"

    def way_back(self, cluster_id: str) -> str:
        """Give the command that takes it back, or that mends what is recorded of it."""
        pair = f"{Message('KEY')}={Message('VALUE')}"
        command = self.taken_back.command.format(of=f"{cluster_id} {self.id}", pair=pair)
        return f"lccluster register {command}"


@cache
def _fields(kind: type[Act]) -> dict[str, FieldInfo]:
    return {each.name: each for each in fields(kind)}


@cache
def labels() -> dict[str, Message]:
    """Map every key that an act has to what a history calls it."""
    own = (each for kind in kinds_of(Act) for each in kind.particulars)
    return {each.key: each.label for each in (*PAPER, *REMARKS, *own)}


def _as_it_is(value: str) -> str:
    return value


_READERS: dict[Any, Any] = {date: iso_day, int: whole_number, int | None: whole_number}


def before_the_recognition(act: Act, measure: Measure) -> Refusal:
    """Refuse an act on a cluster that holds no title yet."""
    message = Message("On {day} the cluster was not yet recognised.", day=act.on)
    return Refusal(act, "not-recognised", message, measure.validity.article)


def _after_the_end(act: Act, title: Title, ended: Standing, measure: Measure) -> Refusal:
    """Nothing is done with a title that an act has ended, but setting that act aside."""
    message = Message(
        "The title has ended: {standing} on {day}.", standing=ended.words, day=title.ended_on
    )
    return Refusal(act, "title-ended", message, whole_article(grounds_of(ended, measure)))


def grounds_of(end: Standing, measure: Measure) -> Sequence[Ground]:
    """Give the grounds on which a title may end so."""
    return measure.grounds.cancel if end is Standing.CANCELLED else measure.grounds.revoke


def end_for(standing: Standing, measure: Measure) -> Standing | None:
    """Say as what a title ends that stands so, as the measure has it; None where it states no ground."""
    ends = (Standing.CANCELLED, Standing.REVOKED)
    return next((end for end in ends if _presupposed(standing, grounds_of(end, measure))), None)


def _presupposed(standing: Standing, grounds: Sequence[Ground]) -> bool:
    return any(each.when == standing.value for each in grounds)


def whole_article(grounds: Sequence[Ground]) -> Citation | None:
    """Cite the article of some grounds, without its items."""
    return grounds[0].article.whole if grounds else None


def refused(act: Act, code: str, message: Message, article: Citation | None) -> list[Refusal]:
    """Refuse an act for one reason."""
    return [Refusal(act, code, message, article)]
