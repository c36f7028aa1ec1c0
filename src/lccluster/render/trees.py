"""What figures decide, in one line: each with its bound, and how they stand together."""

from __future__ import annotations

from collections.abc import Callable

from lccluster.language import Listing, Message, headed, parted
from lccluster.rulebook.conditions import AllOf, AnyOf, By, Figure, NOf, Tree

Name = Callable[[Figure], object]


def path(figure: Figure) -> str:
    """Name a figure as rules and scripts do: by its fields."""
    return figure.formula


def drawn(tree: Tree, name: Name = path) -> str | Message:
    """Draw a tree: `cluster.area_km2 ≤ 100 sq km`, several with what joins them."""
    match tree:
        case Figure():
            return _figure(tree, name)
        case AnyOf():
            return _joined(Message(" or "), tree.figures, name)
        case AllOf():
            return _joined(Message(" and "), tree.figures, name)
        case NOf():
            parts = parted(_inside(each, name) for each in tree.figures)
            return Message("at least {n} of: {parts}", n=tree.n, parts=parts)
        case By():
            return _by(tree, name)
    raise NotImplementedError(tree)


def _figure(figure: Figure, name: Name) -> str | Message:
    held = f"{name(figure)} {figure.drawn}"
    if figure.years:
        return Message("{held} in each of {years} years", held=held, years=figure.years)
    return held


def _joined(word: Message, trees: tuple[Tree, ...], name: Name) -> str:
    return str(word).join(_inside(each, name) for each in trees)


def _inside(tree: Tree, name: Name) -> str:
    """Draw a part of a tree; what is itself made of parts stands in brackets."""
    asked = drawn(tree, name)
    return str(asked) if isinstance(tree, Figure) else str(Message("({asked})", asked=asked))


def _by(choice: By, name: Name) -> str:
    """Draw branches: those with the same bound stand together."""
    told: dict[str, list[str]] = {}
    for word, branch in choice.values.items():
        told.setdefault(_inside(branch, name), []).append(word)
    parts = [headed(Listing(words), asked) for asked, words in told.items()]
    return parted(
        [*parts, str(Message("otherwise: {asked}", asked=_inside(choice.otherwise, name)))]
    )
