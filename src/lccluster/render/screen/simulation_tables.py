"""The tables of a simulation, as the screen, CSV and the workbook draw them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lccluster.language import Listing, Message, spelt
from lccluster.render.table import GENERAL, Cell, Column, Table
from lccluster.rulebook.called import measures_typed
from lccluster.rulebook.rulebook import Rulebook
from lccluster.simulation.answer import UNSTATED, SimulationAnswer
from lccluster.simulation.headings.named import head_of_answer, head_of_column
from lccluster.simulation.plans.column_tests import VERDICTS
from lccluster.simulation.plans.counts import counts_of
from lccluster.simulation.plans.item_points import points_of
from lccluster.simulation.sweep import Scenario
from lccluster.simulation.swept import Sweep
from lccluster.simulation.tally import ChangedRow, Verdicts, conditions
from lccluster.vocabulary import Outcome

Called = Callable[[Sequence[Rulebook]], list[str]]  # what rulebooks are called in heads


def verdicts(answer: SimulationAnswer, called: Called = measures_typed) -> Table:
    """Give the verdict counts, those of the other rules beside them."""
    counted = [answer.verdicts, *([answer.against.verdicts] if answer.against else [])]
    sides = [*zip(called(answer.books), counted, strict=True)]
    columns = [Column(Message("verdict")), *(_count(name) for name, _ in sides)]
    rows: list[list[Cell]] = [
        [each.words, *(counts[each.value] for _, counts in sides)] for each in VERDICTS
    ]
    return Table(columns, rows)


def parts(parts_: Mapping[str, Verdicts], head: Message) -> Table:
    """Give the verdict counts of each county or year, a column a verdict."""
    columns = [Column(head), *(_count(each.words) for each in VERDICTS), _count(Message("rows"))]
    rows: list[list[Cell]] = [
        [
            Message("not stated") if name == UNSTATED else name,
            *(counts[each.value] for each in VERDICTS),
            sum(counts.values()),
        ]
        for name, counts in parts_.items()
    ]
    return Table(columns, rows)


def _beside(answer: SimulationAnswer, called: Called) -> Table:
    """Give the verdict counts of each county; what the other rules find eligible stands beside."""
    table = parts(answer.by_county, Message("office"))
    if answer.against is None:
        return table
    eligible = VERDICTS[0]
    rules = called(answer.books)[-1]
    head = Message("{verdict} ({rules})", verdict=eligible.words, rules=rules)
    counts = [each[eligible.value] for each in answer.against.by_county.values()]
    rows = [[*row[:2], each, *row[2:]] for row, each in zip(table.rows, counts, strict=True)]
    return Table([*table.columns[:2], _count(head), *table.columns[2:]], rows)


def stopped(answer: SimulationAnswer) -> Table:
    """Give how many rows each condition stops, and how many nothing else stops."""
    columns = [
        Column(Message("condition")),
        Column(Message("provision")),
        _count(Message("stopped")),
        _count(Message("stopped by nothing else")),
    ]
    rows: list[list[Cell]] = [
        [
            step.rule.label,
            str(step.rule.article),
            answer.stopped_by[step.rule.id],
            answer.stopped_only_by[step.rule.id],
        ]
        for step in answer.plan.steps
    ]
    return Table(columns, rows)


def moves(answer: SimulationAnswer) -> Table:
    """Give how many rows go from which verdict to which."""
    columns = [Column(Message("from")), Column(Message("to")), _count(Message("rows"))]
    found = answer.against.moves.most_common() if answer.against else []
    return Table(columns, [[before.words, after.words, count] for (before, after), count in found])


def changes(answer: SimulationAnswer, most: int | None = None) -> Table:
    """Give the rows whose verdict changes, nearest to the line first, at most `most`."""
    found = answer.against.changes if answer.against else []
    rules = conditions(answer.plan, answer.against.plan if answer.against else None)
    columns = [
        Column(Message("row"), figures=True, form="0"),
        Column(Message("cluster"), widest=34),
        Column(Message("office")),
        Column(Message("from"), beside=True),
        Column(Message("to"), beside=True),
        Column(Message("by which conditions"), widest=34, remark=True),
        Column(Message("from the bound"), figures=True, form=f"+{GENERAL};-{GENERAL};0"),
        Column(Message("unit"), widest=10),
    ]

    def row(each: ChangedRow) -> list[Cell]:
        names = Listing(rules[name].label for name in each.conditions)
        unit = each.unit.words if each.unit else None
        ends = (each.before.words, each.after.words, str(names), each.margin, unit)
        return [each.row, each.name, each.county, *ends]

    return Table(columns, [row(each) for each in found[:most]])


def sweep(answer: SimulationAnswer, most: int | None = None) -> Table:
    """Give the verdict counts of every combination of bounds, at most `most`."""
    columns = [
        *(Column(_bound(each), figures=True, form=GENERAL) for each in answer.sweeps),
        *(_count(each.words) for each in VERDICTS),
        Column(Message("bound today")),
    ]
    rows: list[list[Cell]] = [
        [*each.values, *(each.verdicts[verdict.value] for verdict in VERDICTS), mark(each, answer)]
        for each in answer.scenarios[:most]
    ]
    return Table(columns, rows)


def mark(scenario: Scenario, answer: SimulationAnswer) -> Message | None:
    """Mark the combination of bounds that stands in the rules."""
    return Message("in the rules") if answer.is_in_force(scenario) else None


def all_tables(
    answer: SimulationAnswer, called: Called = measures_typed
) -> Iterator[tuple[Message, Table]]:
    """List the tables that have something to say, with their titles."""
    yield Message("Verdicts"), verdicts(answer, called)
    if answer.by_county:
        yield Message("By county"), _beside(answer, called)
    if answer.by_year:
        yield Message("By year"), parts(answer.by_year, Message("year"))
    yield Message("Stopped by a condition"), stopped(answer)
    if answer.against:
        yield Message("Changes of verdict"), moves(answer)
        yield Message("Changed rows"), changes(answer)
    if answer.sweeps:
        yield Message("Sweep"), sweep(answer)


def met_unless_typed(conditions: Listing) -> Message:
    """Say what counts as met, and how whoever types leaves it open."""
    return Message(
        "Judgements without a column count as met ({option} leaves them open): {conditions}.",
        option="--strict",
        conditions=conditions,
    )


def met_on_paper(conditions: Listing) -> Message:
    """Say what counts as met to whoever reads and types nothing."""
    return Message("Judgements without a column count as met: {conditions}.", conditions=conditions)


def said(
    answer: SimulationAnswer, met: Callable[[Listing], Message] = met_unless_typed
) -> list[Message]:
    """Say what the counts are about, and what they leave out."""
    found = [
        Message(
            "Verdicts are on the conditions alone: materials, contradictions that touch none of their figures, and the period in force are not looked at."
        )
    ]
    assumed = {rule.id: rule.label for each in answer.plans for rule in each.assumed}
    if assumed:
        found.append(met(Listing(assumed.values())))
    rules = [rule for each in answer.plans for rule in each.unanswered]
    unanswered = {rule.id: rule for rule in rules}.values()
    if unanswered:
        found.append(
            Message(
                "The table has no column for {conditions}; every row is open there. A column headed {keys} answers them with {met} or {not_met}.",
                conditions=Listing(each.label for each in unanswered),
                keys=Listing(head_of_answer(each, answer.books) for each in unanswered),
                met=spelt("met", str(Outcome.MET.words)),
                not_met=spelt("not_met", str(Outcome.NOT_MET.words)),
            )
        )
    counted = [each.column for rule in rules for each in counts_of(rule)]
    if counts := dict.fromkeys(head_of_column(each, answer.books) for each in counted):
        message = Message("A column headed {keys} tells how many rows count.", keys=Listing(counts))
        found.append(message)
    given = [each for rule in rules for each in points_of(rule)]
    if points := dict.fromkeys(head_of_column(each, answer.books) for each in given):
        found.append(
            Message("Columns headed {keys} tell the points of each item.", keys=Listing(points))
        )
    return found


def _bound(each: Sweep) -> Message:
    rule, unit = each.bound.rule, each.bound.limit.unit.words
    if way := each.bound.name.removeprefix(rule.id).removeprefix("."):
        return Message("{label}, {way} ({unit})", label=rule.label, way=way, unit=unit)
    return Message("{label} ({unit})", label=rule.label, unit=unit)


def _count(head: str | Message) -> Column:
    return Column(head, figures=True, form="#,##0")
