"""The stages by which each measure gives its title, written out once more; none can be left out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lccluster.files.rules.procedure_file import read_whole
from lccluster.rulebook.consistency import flaws
from lccluster.rulebook.procedure import Procedure, Stage
from lccluster.rulebook.rulebook import Rulebook
from shipped import BOTH, EXAMPLE_RULES

BOOKS = {each.book.id: read_whole(each.folder)[0] for each in (*BOTH, *EXAMPLE_RULES)}
BY_PREFECTURES = """\
recognition
call: city, - > call, call_issued
filing: county, call materials > application, filed
recommendation: county, application > recommendation, recommended
promulgation: city, recommendation > title, promulgated"""
STAGES = {
    "liaocheng-2021-97": """\
recognition review
call: city, - > call, call_issued
filing: county, call materials > application, filed
compliance: county, application > compliance, compliance_checked
first-review: county, compliance > first-review, first_reviewed
recommendation: county, first-review > recommendation, recommended
expert-review: experts, application recommendation > expert-opinion, sheet_received
proposal: city, expert-opinion > proposed-list, proposed
public-notice: city, proposed-list > no-objection, notice_posted
promulgation: city, proposed-list no-objection > title, promulgated""",
    "sme-clusters-2022": """\
recognition
call: ministry, - > call, call_issued
filing: county, call materials > application, filed
recommendation: province, application > recommendation, recommended
expert-review: experts, recommendation > expert-opinion, sheet_received
public-notice: ministry, expert-opinion > no-objection, notice_posted
promulgation: ministry, expert-opinion no-objection > title, promulgated""",
    "anhui-2019": """\
recognition
promulgation: city, materials > title, promulgated""",
    "guangdong-2023": BY_PREFECTURES,
    "yunnan-2023": BY_PREFECTURES,
}
ALL = [(name, at) for name, stages in STAGES.items() for at in range(stages.count("\n"))]


def procedure(name: str) -> Procedure:
    found = BOOKS[name].procedure
    assert found is not None
    return found


def drawn(stage: Stage) -> str:
    needs, gives, acts = (" ".join(each) for each in (stage.needs, stage.gives, stage.acts))
    return f"{stage.id}: {stage.actor}, {needs or '-'} > {gives}, {acts}"


def with_stages(name: str, stages: tuple[Stage, ...]) -> Rulebook:
    return replace(BOOKS[name], procedure=replace(procedure(name), stages=stages))


def test_every_rulebook_at_hand_has_a_procedure() -> None:
    assert set(STAGES) == set(BOOKS)


@pytest.mark.parametrize("name", STAGES)
def test_the_stages_are_those_that_are_written_here(name: str) -> None:
    found = procedure(name)
    occasions = " ".join(each.occasion.value for each in found.rounds)
    assert "\n".join((occasions, *map(drawn, found.stages))) == STAGES[name]


@pytest.mark.parametrize(("name", "at"), ALL)
def test_a_stage_that_is_left_out_is_found(name: str, at: int) -> None:
    stages = procedure(name).stages
    assert not flaws(with_stages(name, stages))
    assert flaws(with_stages(name, (*stages[:at], *stages[at + 1 :])))


@pytest.mark.parametrize(("name", "at"), [each for each in ALL if each[1]])
def test_a_stage_that_comes_before_what_it_needs_is_found(name: str, at: int) -> None:
    stages = procedure(name).stages
    assert flaws(with_stages(name, (stages[at], *stages[:at], *stages[at + 1 :])))
