"""Do the stages of a procedure lead to a title, each from what is there when it begins?"""

from __future__ import annotations

from collections.abc import Iterator

from lccluster.language import Listing, Message, Spelt, explained
from lccluster.rulebook.called import typed_name
from lccluster.rulebook.flaws.flaw import PROCEDURE, Context, Flaw, no_office_of_the_province
from lccluster.rulebook.key_names import NAMES
from lccluster.rulebook.procedure.stages import BY_SEVERAL, MATERIALS, TITLE, Procedure, Stage


def _stages(context: Context) -> Iterator[Flaw]:
    if (procedure := context.rulebook.procedure) is None:
        return
    for at, stage in enumerate(procedure.stages):
        yield from _needs(procedure, at, stage)
        yield from _gives(procedure, at, stage)
        yield from _acts(procedure, at, stage)
    yield from _occasions(procedure)
    if not any(stage.gives_the_title for stage in procedure.stages):
        yield Flaw(
            PROCEDURE,
            ("stages",),
            "no-stage-gives-a-title",
            Message("No stage gives the title."),
            Message("Write “{word}” under gives of the stage that decides.", word=TITLE),
        )


def _needs(procedure: Procedure, at: int, stage: Stage) -> Iterator[Flaw]:
    known = procedure.given_before(at)
    for index, need in enumerate(stage.needs):
        if need not in known:
            yield Flaw(
                PROCEDURE,
                ("stages", at, "needs", index),
                "needs-what-none-gives",
                Message(
                    "No stage before “{stage}” gives “{need}”.", stage=typed_name(stage), need=need
                ),
                Message(
                    "There is by then: {known}.",
                    known=Listing(_called(each, procedure) for each in known),
                ),
            )


def _called(given: str, procedure: Procedure) -> str:
    """Name what there is as files have it, with what it is called: by the stage that gives it alone."""
    if given == MATERIALS:
        return explained(given, str(Message("the materials")))
    alone = (each for each in procedure.stages if each.gives == (given,))
    return next((explained(given, each.label.zh) for each in alone), given)


def _gives(procedure: Procedure, at: int, stage: Stage) -> Iterator[Flaw]:
    """What is given is given once, and by whoever acts: applicants alone hand materials in."""
    there = procedure.given_before(at)
    for index, given in enumerate(stage.gives):
        if given in there or given in stage.gives[:index]:
            whose = Message("the applicants") if given == MATERIALS else Message("another entry")
            yield Flaw(
                PROCEDURE,
                ("stages", at, "gives", index),
                "given-twice",
                Message("“{given}” is given already, by {whose}.", given=given, whose=whose),
                Message("Let each stage give something of its own."),
            )


def _acts(procedure: Procedure, at: int, stage: Stage) -> Iterator[Flaw]:
    """A round has one list, one panel, one notice: a second stage of these would be done with the first."""
    before = [act for each in procedure.stages[:at] for act in each.acts]
    for index, act in enumerate(stage.acts):
        if act in before and act not in BY_SEVERAL:
            yield Flaw(
                PROCEDURE,
                ("stages", at, "acts", index),
                "done-twice",
                Message(
                    "A round has one “{act}”, and another stage is done by it already.",
                    act=Spelt(act, act.words),
                ),
                Message(
                    "Leave “{key}” out of one of them: that stage is then on paper alone.",
                    key=Spelt("acts", NAMES["acts"]),
                ),
            )


def _occasions(procedure: Procedure) -> Iterator[Flaw]:
    named = [each.occasion for each in procedure.rounds]
    for index, occasion in enumerate(named):
        if occasion in named[:index]:
            yield Flaw(
                PROCEDURE,
                ("rounds", index, "occasion"),
                "occasion-twice",
                Message("“{occasion}” is named twice.", occasion=Spelt(occasion, occasion.words)),
                Message("Name each occasion once."),
            )


def _actors_are_offices(context: Context) -> Iterator[Flaw]:
    procedure, province = context.rulebook.procedure, context.rulebook.offices.province
    for at, stage in enumerate(procedure.stages if procedure else ()):
        if stage.actor == "province" and province is None:
            yield no_office_of_the_province(PROCEDURE, ("stages", at, "actor"))


CHECKS = (_stages, _actors_are_offices)
