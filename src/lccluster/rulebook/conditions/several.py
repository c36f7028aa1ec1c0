"""Several figures together: so many of them have to hold, or one is chosen by what the form says."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from msgspec.structs import replace

from lccluster.language import Message
from lccluster.rulebook.conditions.check import Figure, Tree
from lccluster.rulebook.conditions.limits import Held

Place = tuple[str | int, ...]
COUNTY = "county"  # the field that names an office, which goes by many names


class Several(Tree, frozen=True):
    """Figures, or several again, of which so many have to hold as are `asked`."""

    figures: tuple[Tree, ...]

    @property
    @abstractmethod
    def asked(self) -> int:
        """Count how many have to hold."""

    @property
    def leaves(self) -> tuple[Figure, ...]:
        """List the figures in it, in its order."""
        return tuple(leaf for each in self.figures for leaf in each.leaves)

    def combined(self, held: Sequence[Held]) -> Held:
        """Tell whether enough hold: not while too few can, nor for sure while others are open."""
        if sum(each is Held.PASSES for each in held) >= self.asked:
            return Held.PASSES
        possible = sum(each is not Held.FAILS for each in held)
        return Held.EITHER if possible >= self.asked else Held.FAILS


class AnyOf(Several, frozen=True):
    """Several figures of which one has to hold (或者)."""

    words: ClassVar[Message] = Message("one of several figures")

    kind: Literal["any_of"]
    figures: tuple[Tree, ...]

    @property
    def asked(self) -> int:
        """One is enough."""
        return 1


class AllOf(Several, frozen=True):
    """Several figures that have to hold together (并且)."""

    words: ClassVar[Message] = Message("all of several figures")

    kind: Literal["all_of"]
    figures: tuple[Tree, ...]

    @property
    def asked(self) -> int:
        """None may be missing."""
        return len(self.figures)


class NOf(Several, frozen=True):
    """Several figures of which a number has to hold (几项中至少几项)."""

    words: ClassVar[Message] = Message("a number of several figures")
    heads: ClassVar = {"n": Message("how many have to hold")}

    kind: Literal["n_of"]
    n: int
    figures: tuple[Tree, ...]

    @property
    def asked(self) -> int:
        """As many as are named."""
        return self.n


class By(Tree, frozen=True):
    """A figure chosen by what a field says: a county, a kind of zone, a trade.

    Where the field is blank, the outcome is that of all branches, if they agree.
    """

    words: ClassVar[Message] = Message("depends on another field")
    heads: ClassVar = {"values": Message("where it says"), "otherwise": Message("everywhere else")}

    kind: Literal["by"]
    field: str
    values: dict[str, Tree]
    otherwise: Tree

    def __hash__(self) -> int:
        return hash((self.field, *self.values))

    @property
    def by_office(self) -> bool:
        """Tell whether the field names an office, whose other names mean the same."""
        return self.field == COUNTY

    @property
    def branches(self) -> tuple[Tree, ...]:
        """List the branches: what holds everywhere else comes first, as words say it."""
        return (self.otherwise, *self.values.values())

    @property
    def leaves(self) -> tuple[Figure, ...]:
        """List the figures of every branch."""
        return tuple(leaf for each in self.branches for leaf in each.leaves)

    @property
    def movable(self) -> bool:
        """Tell whether each branch has a single bound, so that it is clear which one is relaxed."""
        return all(each.movable for each in self.branches)


def every_branch(tree: Tree, path: Place = ()) -> Iterator[tuple[Place, Tree]]:
    """List a tree and all that stands below it, with its place in the YAML."""
    yield path, tree
    for where, below in _below(tree):
        yield from every_branch(below, (*path, *where))


def _below(tree: Tree) -> Iterator[tuple[Place, Tree]]:
    match tree:
        case Several():
            yield from ((("figures", at), each) for at, each in enumerate(tree.figures))
        case By():
            yield from ((("values", name), each) for name, each in tree.values.items())
            yield ("otherwise",), tree.otherwise


def with_branch(tree: Tree, place: Place, branch: Tree) -> Tree:
    """Give a tree with another branch at a place."""
    match tree, place:
        case Several(), ("figures", int(at), *below):
            figures = list(tree.figures)
            figures[at] = with_branch(figures[at], tuple(below), branch)
            return replace(tree, figures=tuple(figures))
        case By(), ("values", str(name), *below):
            values = tree.values | {name: with_branch(tree.values[name], tuple(below), branch)}
            return replace(tree, values=values)
        case By(), ("otherwise", *below):
            return replace(tree, otherwise=with_branch(tree.otherwise, tuple(below), branch))
    return branch


def choices_in(tree: Tree) -> list[By]:
    """List what chooses between branches, however deep it stands."""
    return [each for _, each in every_branch(tree) if isinstance(each, By)]
