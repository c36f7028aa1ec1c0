"""A register on disk, worked on at random, beside a plain dict that says what it should hold."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from lccluster.files.register.header import Header
from lccluster.files.rules.library import Library
from lccluster.register.acts import Recognised
from lccluster.register.lawful import Unlawful
from lccluster.register.title import title_of
from lccluster.register.view import Clocks
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.check import check
from lccluster.usecases.register.recognising import recognise
from registers import KINDS
from shares import examples

COUNTIES = ("冠县", "莘县", "阳谷县")
PAPER = {"document_number": "第1号"}
REASONS = st.sampled_from([None, "会议决定"])
LAST = date(2026, 8, 31)  # of the measure


def told(_message: object) -> None:
    """Hear what a use case tells."""


def five_years_on(day: date) -> date:
    """The corresponding day, five years later."""
    try:
        return day.replace(year=day.year + 5)
    except ValueError:
        return date(day.year + 5, 2, 28)


class RegisterMachine(RuleBasedStateMachine):
    """Time goes on; acts are tried; the model says which of them the law takes."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        header = Header(2, "名录", "市局", "liaocheng-2021-97", register="3AVJ-4UHD-EPCV")
        self.room = begin(self.folder, header, Library())
        self.today = date(2022, 5, 9)
        self.model: dict[str, dict[str, Any]] = {}
        self.bytes: dict[str, bytes] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @property
    def stamp(self) -> Stamp:
        return Stamp(datetime(self.today.year, self.today.month, self.today.day, tzinfo=UTC))

    @initialize(target=ids)
    def first(self) -> str:
        return self.entered(0, None)

    @rule(target=ids, county=st.integers(0, 2), reason=REASONS)
    def enter(self, county: int, reason: str | None) -> Any:
        try:
            id = self.entered(county, reason)
        except Unlawful as unlawful:
            assert {each.code for each in unlawful.refusals} == {"outside-period"}
            assert reason is None
            assert self.today > LAST
            return multiple()
        assert reason or self.today <= LAST
        return id

    def entered(self, county: int, reason: str | None) -> str:
        name = f"{COUNTIES[county]}第{len(self.model)}集群"
        facts = {"name": name, "county": COUNTIES[county]}
        event = Recognised(on=self.today, override=reason)
        made = recognise(self.room, facts, event, self.stamp, dry_run=False, tell=told)
        assert made.event.override == (reason if self.today > LAST else None)
        self.model[made.cluster.id] = {
            "until": five_years_on(self.today), "since": self.today.year, "applied": None, "reasons": self.recorded(reason),
            "failed": None, "ended": None, "reports": {}, "name": name, "events": 1,
        }  # fmt: skip
        return made.cluster.id

    def recorded(self, reason: str | None) -> tuple[str, ...]:
        """A reason is recorded only where it answers something."""
        return (reason,) if reason and self.today > LAST else ()

    @rule(days=st.sampled_from([1, 30, 200, 360, 700]))
    def time_goes_on(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(id=ids, year=st.integers(0, 3))
    def report(self, id: str, year: int) -> None:
        about, title = self.today.year - year, self.model[id]
        fits = title["since"] <= about < self.today.year and about not in title["reports"]
        if self.tried(id, "annual_report", fits and not title["ended"], year=about):
            title["reports"][about] = self.last_id(id)

    @rule(id=ids, year=st.integers(0, 3))
    def void_a_report(self, id: str, year: int) -> None:
        about, title = self.today.year - year, self.model[id]
        if about in title["reports"] and self.voided(id, title["reports"][about], lawful=True):
            del title["reports"][about]

    @rule(id=ids)
    def void_an_application(self, id: str) -> None:
        title = self.model[id]
        if title["applied"] and self.voided(id, title["applied"], lawful=True):
            title["applied"] = None

    @rule(id=ids)
    def void_a_decision(self, id: str) -> None:
        decided = self.room.entry(id).cluster.events[0].id
        assert not self.voided(id, str(decided), lawful=False)

    def voided(self, id: str, event: str, *, lawful: bool) -> bool:
        """Void a record, from its own day on."""
        day = next(each.on for each in self.room.entry(id).cluster.events if each.id == event)
        return self.tried(id, "voided", lawful, of=event, reason="误登", on=day)

    @rule(id=ids)
    def apply(self, id: str) -> None:
        title = self.model[id]
        free = not (title["applied"] or title["failed"] or title["ended"])
        if self.tried(id, "review_applied", free and self.today.year == title["until"].year):
            title["applied"] = self.last_id(id)

    @rule(id=ids, reason=REASONS)
    def pass_review(self, id: str, reason: str | None) -> None:
        title = self.model[id]
        waits = not (title["failed"] or title["ended"])
        fits = waits and reason and (title["applied"] or self.today.year >= title["until"].year)
        if self.tried(id, "review_passed", fits, override=reason):
            title |= {"applied": None, "until": five_years_on(max(title["until"], self.today))}
            title["reasons"] += (reason,)

    @rule(id=ids)
    def fail_review(self, id: str) -> None:
        title = self.model[id]
        if self.tried(id, "review_failed", title["applied"] and not title["ended"]):
            title |= {"applied": None, "failed": self.last_id(id), "applied_as": title["applied"]}

    @rule(id=ids, ground=st.sampled_from(["not-applied", "review-failed"]))
    def cancel(self, id: str, ground: str) -> None:
        wanted = {"not-applied": "expired", "review-failed": "review_failed"}[ground]
        fits = self.standing(id) == wanted
        if self.tried(id, "cancelled", fits, ground=ground, **PAPER):
            self.model[id]["ended"] = ("cancelled", self.last_id(id))

    @rule(id=ids, paper=st.booleans())
    def revoke(self, id: str, paper: bool) -> None:
        title = self.model[id]
        fits = paper and not title["ended"] and not title["failed"]
        if self.tried(id, "revoked", fits, ground="14.2", **(PAPER if paper else {})):
            title["ended"] = ("revoked", self.last_id(id))

    @rule(id=ids)
    def set_aside_the_end(self, id: str) -> None:
        ended = self.model[id]["ended"]
        if self.tried(id, "set_aside", bool(ended), of=ended[1] if ended else "none", **PAPER):
            self.model[id]["ended"] = None

    @rule(id=ids)
    def set_aside_the_failure(self, id: str) -> None:
        failed = self.model[id]["failed"]
        if self.tried(id, "set_aside", bool(failed), of=failed or "none", **PAPER):
            self.model[id] |= {"failed": None, "applied": self.model[id]["applied_as"]}

    @rule(id=ids, name=st.sampled_from(["甲", "乙"]))
    def rename(self, id: str, name: str) -> None:
        title = self.model[id]
        if self.tried(id, "renamed", name != title["name"] and not title["ended"], name=name):
            title["name"] = name

    def tried(self, id: str, kind: str, lawful: bool, **said: Any) -> bool:
        """Try an act; the register must take it just when the model does."""
        event = KINDS[kind](**{"on": self.today} | said)
        try:
            record(self.room, id, lambda _: event, self.stamp, dry_run=False, tell=told)
            taken = True
        except Unlawful:
            taken = False
        assert taken == bool(lawful), (kind, said, self.today, self.model[id])
        self.model[id]["events"] += taken
        return taken

    def last_id(self, id: str) -> str:
        return str(self.room.entry(id).cluster.events[-1].id)

    def standing(self, id: str) -> str:
        """Say by the model alone where a title stands."""
        title = self.model[id]
        if title["ended"]:
            return str(title["ended"][0])
        if title["failed"]:
            return "review_failed"
        if title["applied"]:
            return "under_review"
        if self.today > title["until"]:
            return "expired"
        return "review_due" if self.today.year == title["until"].year else "recognised"

    @invariant()
    def the_register_says_what_the_model_says(self) -> None:
        found = {entry.cluster.id: entry.cluster for entry in self.room.entries()}
        assert found.keys() == self.model.keys()
        for id, cluster in found.items():
            title = title_of(cluster, self.room.measure, Clocks(self.today))
            assert title is not None
            model = self.model[id]
            assert (title.standing(self.today), title.name, title.valid_until) == (
                self.standing(id), model["name"], model["until"],
            )  # fmt: skip
            assert tuple(reason for _, reason in title.overrides) == model["reasons"]
            assert {year for _, year in title.reports} == set(model["reports"])
            assert len(cluster.events) == model["events"]

    @invariant()
    def every_file_only_grew_and_every_seal_holds(self) -> None:
        for path in self.room.register.files():
            data = path.read_bytes()
            assert data.startswith(self.bytes.get(path.name, b""))
            self.bytes[path.name] = data
        found = check(self.room)
        assert found.damage == found.unsealed == ()


RegisterMachine.TestCase.settings = settings(examples(15), stateful_step_count=30)
TestRegister = RegisterMachine.TestCase
