"""What letters, notices and drafts of a round say: the files of words beside a rulebook."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from lccluster.language import Message, Worded
from lccluster.vocabulary import Words


class About(Worded):
    """What a part of a correction letter is about."""

    FIGURE = "figure", Message("a figure to state")
    CORRECTION = "correction", Message("a correction")
    MATERIAL = "material", Message("a material")
    EVIDENCE = "evidence", Message("evidence of a claim")
    OPINION = "opinion", Message("the county's opinion")
    OTHER = "other", Message("anything else")


class LetterPart(Struct, frozen=True):
    """One part of the letter: what it is about, its head, and how each of its items is worded."""

    about: tuple[About, ...]
    head: str
    item: str


class ByOccasion(Struct, frozen=True):
    """How new applications are worded, or counted, and those for a re-review."""

    new: str
    renewals: str


class CorrectionLetter(Struct, frozen=True):
    """The words of a correction letter (补正通知); what stands in braces is put in.

    `materials` words what is wrong with a material, by its outcome or `uncounted`; `asked` what was
    applied for.
    """

    title: str
    to: str
    opening: str
    parts: tuple[LetterPart, ...]
    figure: str
    evidence: str
    materials: dict[str, str]
    closing: tuple[str, ...]
    copy_to: str
    asked: ByOccasion | None = None


class NoticeWords(Struct, frozen=True):
    """The words of one notice; `duty` words what the measure asks for every year, each its own."""

    title: str
    paragraphs: tuple[str, ...]
    annex: str
    addressed: bool = True
    duty: str | None = None


class ClusterNames(Struct, frozen=True):
    """How a sentence names one cluster, few of them, and the first of many."""

    one: str
    few: str
    many: str


class LastDays(Struct, frozen=True):
    """How a sentence says up to which day one title is valid, all are, each of few is, and many are."""

    one: str
    all: str
    each: str
    counted: str
    of_a_day: str


class NoticeSet(Struct, frozen=True):
    """`notices.yaml`: the words of each kind of notice; what stands in braces is put in.

    `annexed` stands where the annex has the titles' days; `apply` says when a re-review is applied
    for, by what the measure says of that.
    """

    addressees: str
    ground: str
    clusters: ClusterNames
    until: LastDays
    annexed: str
    apply: dict[str, str]
    notices: dict[str, NoticeWords]


class PackColumns(Struct, frozen=True):
    """The heads of the table of what a pack brings."""

    cluster: str
    act: str
    on: str
    by: str


class PackLetter(Struct, frozen=True):
    """The words of the letter of a pack (报送单); what stands in braces is put in.

    `everyone` are the receivers of a pack that names none, `without_acts` is the opening of one that brings
    no act, `follows` stands where an earlier pack went before it; `facts` names a change that is no act,
    `former` a cluster that bore another name before.
    """

    title: str
    to: str
    everyone: str
    opening: str
    without_acts: str
    one_kind: str
    follows: str
    vouched: tuple[str, ...]
    signed: str
    annex: str
    columns: PackColumns
    facts: str
    former: str | None = None


DraftRows = Literal["new", "renewals", "all", "experts", "ties", "scores", "objections"]


class DraftAnnex(Struct, frozen=True):
    """A table behind a draft: its name, what its rows are, and the head of each column.

    Without rows it is left out, unless it says what stands in it when it is `empty`.
    """

    name: str
    rows: DraftRows
    columns: dict[str, str]
    empty: str | None = None


class DraftWords(Struct, frozen=True):
    """The words of one kind of draft; what stands in braces is put in. `signed` says by whom, if by anyone.

    What `counted` words and there is none of is left out. `english` names it to whoever reads English.
    """

    name: str
    title: str
    paragraphs: tuple[str, ...]
    english: str = ""
    to: str | None = None
    signed: Literal["county", "city"] | None = None
    annexes: tuple[DraftAnnex, ...] = ()
    counted: ByOccasion | None = None

    @property
    def label(self) -> Words:
        """Name it as screens do."""
        return Words(self.name, self.english)


class RoundDrafts(Struct, frozen=True):
    """`round-drafts.yaml`: the words of every kind of draft of a round."""

    drafts: dict[str, DraftWords]
