"""A promulgation killed at any call that touches the disk: run again, it ends, and nothing stands twice."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from faults import Disk, counting_disk
from killing import die, in_another_process

from lccluster.files.register.change.journal import JOURNAL
from rounds import application, findings, write
from running import Ran, Run
from shares import share

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and processes of POSIX")
SHARE = 8  # of all calls, where not all are tried
CALL = """\
rulebook: liaocheng-2021-97
title: 申报通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
notice: {length: 5, counted_in: days}
"""
CLUSTERS = {
    "371525-01": ("冠县轴承特色产业集群", "冠县"),
    "371522-01": ("莘县纸业特色产业集群", "莘县"),
}
OLD = "371525-01"  # whose title is renewed
PROMULGATE = ("promulgate", "--document", "聊工信字〔2025〕40号", "--on", "2025-10-20")


@pytest.fixture
def ready(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hold a round in which a recognition and a passed re-review wait to be promulgated."""
    place = tmp_path / "ready"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.delenv("LCCLUSTER_ROUND", raising=False)
    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    write("call.yaml", CALL)
    name, county = CLUSTERS[OLD]
    old = (
        "--document",
        "聊工信字〔2020〕3号",
        "--override",
        "办法施行前认定",
        "--on",
        "2020-10-30",
    )
    _done(run("register", "init"))
    _done(run("register", "recognise", "--name", name, "--county", county, *old))
    _done(run("round", "open", "2025", "--call", "call.yaml"))
    for number, (name, county) in CLUSTERS.items():
        renews = ("--renews", "LC-2020-001") if number == OLD else ()
        form = write(f"{number}.yaml", application(name, county))
        _done(run("round", "file", form, "--on", "2025-04-01", *renews))
        _done(run("round", "check-compliance", number, "--on", "2025-04-02"))
        write(f"rounds/2025/applications/{number}/findings/{county}.yaml", findings(name, county))
        said = ("--outcome", "passed", "--reason", "齐", "--on", "2025-04-03")
        _done(run("round", "review", number, *said))
        _done(run("round", "recommend", county, "--document", "1号", "--on", "2025-04-04"))
    _done(run("round", "propose", *CLUSTERS, "--on", "2025-09-01"))
    _done(run("round", "notice", "--from", "2025-09-02"))
    return place


def _done(ran: Ran) -> None:
    assert ran.code == 0, ran


def _answers(run: Run) -> Any:
    """Give what the round and the register say, without ids and moments."""
    board = json.loads(run("round", "show", "--as-of", "2025-12-31", "--format", "json").out)
    titles = json.loads(run("register", "list", "--as-of", "2025-12-31", "--format", "json").out)
    acts = {each["id"]: [act["event"] for act in each["events"]] for each in board["applications"]}
    history = [
        [
            act["event"]
            for act in json.loads(run("register", "history", each["id"], "--format", "json").out)[
                "events"
            ]
        ]
        for each in titles["entries"]
    ]
    return acts, titles["entries"], history


@pytest.mark.timeout(600)  # for the exhaustive run
def test_a_promulgation_killed_at_any_call_is_finished_by_running_it_again(
    ready: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path(shutil.copytree(ready, ready.with_name("whole")))
    monkeypatch.chdir(whole)
    disk = Disk(whole)
    with counting_disk(disk):
        _done(run("round", *PROMULGATE))
    after = _answers(run)
    for at in share(range(1, len(disk.done) + 1), SHARE):
        folder = Path(shutil.copytree(ready, ready.with_name(f"killed-{at}")))
        monkeypatch.chdir(folder)
        _killed(run, folder, at)
        _done(run("round", *PROMULGATE))
        assert _answers(run) == after, (at, disk.done[at - 1])
        assert not [*folder.rglob(JOURNAL)]
        assert run("round", "check").code == 0
        ran = run("register", "check")
        said = [line for line in ran.err.splitlines() if ".lock-holder" not in line]
        assert (ran.code, said) == (0, []), (at, disk.done[at - 1])  # no act lacks its seal


def _killed(run: Run, folder: Path, at: int) -> None:
    """Promulgate in a process of its own, which ends at once at a count."""

    def work() -> None:
        with counting_disk(Disk(folder, at, die)):
            run("round", *PROMULGATE)

    in_another_process(work)
