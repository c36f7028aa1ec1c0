"""The titles of the office: a promulgated list, what was reported on three years, a new name, a revocation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.register.acts import Act, Renamed, Revoked
from lccluster.register.cluster import Cluster
from lccluster.usecases.demo.moments import at
from lccluster.usecases.register.acts import record, record_all, unheard
from lccluster.usecases.register.exchange.making import init
from lccluster.usecases.register.exchange.promulgated import read_list
from lccluster.usecases.register.recording.figures import Taken
from lccluster.usecases.register.recording.figures_table import from_table
from lccluster.usecases.register.recording.reports import HandedIn, duty_meant, handing_in
from lccluster.usecases.register.recording.which import Which
from lccluster.usecases.register.room import Room, open_room

LIST, FIGURES = "名录.yaml", "年报2024.csv"
FIRST, LAST = 2022, 2024
ALL = ("LC-2022-001", "LC-2022-002", "LC-2022-003", "LC-2022-004", "LC-2022-005", "LC-2022-006")
RENAMED, REVOKED = ALL[4], ALL[5]


def keep_titles(office: Path, folder: Path, rules: str, library: Library) -> None:
    """Make the register with what happened to its titles, in the order of its days; raises Unusable."""
    listed = read_list(office / LIST)
    init(folder, library, listed, at(listed.promulgated_on), unheard, rules=rules)
    room = open_room(folder, library)
    for year in range(FIRST, LAST):
        _report(room, ALL, year)
    _act(room, REVOKED, _revocation(room))
    _act(room, RENAMED, _new_name(room))
    figures, _ = from_table(room, office / FIGURES, LAST)
    _report(room, tuple(figures), LAST, figures)  # whoever is not in it has not reported


def _report(room: Room, titles: tuple[str, ...], year: int, figures: Taken | None = None) -> None:
    """Hand in what clusters, then counties report on a year; a county has one title here."""
    for owner, month in (("cluster", 1), ("county", 2)):
        duty, day = duty_meant(room.measure, None, owner), date(year + 1, month, 9)
        carried = figures if figures and owner == "cluster" else {}
        said = HandedIn(duty, year, figures=carried)
        make = handing_in(room, {"on": day}, said)
        record_all(room, Which(titles), make, at(day), dry_run=False, tell=unheard)


def _act(room: Room, title: str, act: Act) -> None:
    def same(_cluster: Cluster) -> Act:
        return act

    record(room, title, same, at(act.on), dry_run=False, tell=unheard)


def _revocation(room: Room) -> Act:
    return Revoked(
        on=date(2024, 9, 10),
        by=room.offices.city.name.zh,
        document_number="聊工信发〔2024〕某号",
        ground=Revoked.grounds(room.measure)[1].id,
    )


def _new_name(room: Room) -> Act:
    return Renamed(
        on=date(2024, 11, 5),
        by=room.offices.city.name.zh,
        document_number="聊工信发〔2024〕某号",
        name="东阿县某某街道阿胶和健康食品特色产业集群",
    )
