"""Do the conditions make sense: their figures, how these stand together, their words, what people decide?"""

from collections.abc import Callable, Iterator

from lccluster.rulebook.flaws.conditions import figures, people, relaxing, trees, words
from lccluster.rulebook.flaws.flaw import Context, Flaw

CHECKS: tuple[Callable[[Context], Iterator[Flaw]], ...] = (
    *figures.CHECKS,
    *trees.CHECKS,
    *people.CHECKS,
    *relaxing.CHECKS,
    *words.CHECKS,
)
