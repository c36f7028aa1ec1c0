"""A small register to work on, made in a moment."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from worker import STAMP, told

from lccluster.files.register.header import Header
from lccluster.files.rules.library import Library
from lccluster.register.acts import Recognised
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.recognising import recognise
from lccluster.usecases.register.room import Room

WORKER = Path(__file__).with_name("worker.py")
Start = Callable[..., "subprocess.Popen[str]"]


NEWEST = Header(2, "名录", "市局", "liaocheng-2021-97", register="3AVJ-4UHD-EPCV")
OLD = Header(1, "名录", "市局", "liaocheng-2021-97")


def make_register(folder: Path, header: Header = NEWEST) -> Room:
    """A register with one cluster that has borne two names."""
    room = begin(folder, header, Library())
    facts = {"name": "冠县轴承特色产业集群", "county": "冠县"}
    event = Recognised(on=STAMP.today.replace(year=2022), document_number="聊工信〔2022〕1号")
    recognise(room, facts, event, STAMP, dry_run=False, tell=told)
    return room
