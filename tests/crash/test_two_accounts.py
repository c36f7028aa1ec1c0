"""Two accounts on one shared folder, as root can try it: both record, whatever their habits; what is of one stays so."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from faults import Disk, counting_disk

from lccluster.files.register.reading import scan
from running import Ran, Run
from shares import share

pytestmark = pytest.mark.skipif(
    getattr(os, "getuid", lambda: 1)() != 0, reason="root alone can be two accounts"
)
GROUP, ONE, OTHER, STRANGER = 61_000, 61_001, 61_002, 61_003
ID, NEW = "LC-2022-001", "LC-2022-002"
RECOGNISE = ("recognise", "--on", "2022-06-01")
GUAN = (*RECOGNISE, "--name", "冠县轴承特色产业集群", "--county", "冠县")
SHEN = (*RECOGNISE, "--name", "莘县食品产业集群", "--county", "莘县")
Account = Callable[..., Ran]


@pytest.fixture
def place(run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that the group shares, in one that all can enter; every module is loaded before."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    monkeypatch.setenv("LCCLUSTER_CACHE", str(place / "cache"))
    for words in (("init",), GUAN, SHEN, ("rename", ID, "甲"), ("check", "--root"), ("repack",)):
        assert run("register", *words, "--register", place / "warm").code == 0
    run("register", "list", "--register", place / "warm", "--as-of", "2030-01-01")
    shutil.rmtree(place / "warm")
    (place / "shared").mkdir()
    os.chown(place / "shared", ONE, GROUP)
    (place / "shared").chmod(0o2775)
    yield place
    shutil.rmtree(place)


@pytest.fixture
def account(place: Path, run: Run) -> Account:
    """Run a command on the shared register as an account: `account(ONE, "list", umask=0o022)`."""

    def ran(uid: int, *words: object, umask: int = 0o022, disk: Disk | None = None) -> Ran:
        read, write = os.pipe()
        process = os.fork()
        if not process:
            try:
                _become(uid, umask)
                os.environ["LCCLUSTER_CACHE"] = str(place / f"cache-{uid}")
                with counting_disk(disk or Disk(place / "nothing")):
                    said = run("register", *words, "--register", place / "shared" / "register")
                os.write(write, json.dumps([said.code, said.out, said.err]).encode())
            finally:
                os._exit(0)
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            told = pipe.read()
        os.waitpid(process, 0)
        return Ran(*json.loads(told)) if told else Ran(-9, "", "")

    return ran


def _become(uid: int, umask: int) -> None:
    os.setgroups([] if uid == STRANGER else [GROUP])
    os.setgid(uid)
    os.setuid(uid)
    os.umask(umask)


def done(ran: Ran) -> None:
    """Hold that a command did its work, and lost nothing by which the folder is shared."""
    assert ran.code == 0, ran
    assert "could not be kept" not in ran.err, ran
    assert "is not believed" not in ran.err, ran


@pytest.mark.parametrize("umask", [0o002, 0o022, 0o027])
def test_two_accounts_record_in_one_folder_whatever_their_habits(
    umask: int, place: Path, account: Account
) -> None:
    one, other = (partial(account, uid, umask=umask) for uid in (ONE, OTHER))
    done(one("init"))
    done(one(*GUAN))
    done(other("rename", ID, "乙"))
    done(other(*SHEN))  # in a folder of its own, which is new
    done(other("check", "--root"))
    done(one("rename", NEW, "丙"))
    done(one("check", "--root"))
    done(one("repack"))
    done(other("rename", ID, "丁"))
    done(other("check"))
    assert {each.stat().st_gid for each in (place / "shared").rglob("*")} == {GROUP}


def test_who_may_only_read_reads_and_is_told_so(place: Path, account: Account) -> None:
    done(account(ONE, "init"))
    done(account(ONE, *GUAN))
    before = {each: each.read_bytes() for each in (place / "shared").rglob("*") if each.is_file()}
    done(account(STRANGER, "list", "--as-of", "2025-01-01"))
    ran = account(STRANGER, "rename", ID, "乙")
    assert ran.code == 2
    assert "may not be written; nothing was changed" in ran.err
    assert before == {each: each.read_bytes() for each in before}


@pytest.mark.timeout(600)  # for the exhaustive run
def test_what_one_left_in_hand_the_other_brings_to_its_end(place: Path, account: Account) -> None:
    done(account(ONE, "init"))
    done(account(ONE, *GUAN))
    done(account(ONE, *SHEN))
    shared, kept = place / "shared", place / "kept"
    shared.rename(kept)
    for at in share(range(1, 40), 4):
        _copied(kept, shared)
        account(ONE, "repack", disk=Disk(shared, at, lambda: os._exit(9)))
        done(account(OTHER, "rename", ID, "乙"))
        done(account(OTHER, "repack"))
        done(account(ONE, "check"))
        shutil.rmtree(shared)


def _copied(source: Path, target: Path) -> None:
    """Copy a folder with owners, groups and rights."""
    shutil.copytree(source, target)
    for each in (source, *source.rglob("*")):
        copy, seen = target / each.relative_to(source), each.stat()
        os.chown(copy, seen.st_uid, seen.st_gid)
        copy.chmod(seen.st_mode & 0o7777)


def test_an_index_in_a_folder_of_another_account_is_not_believed(
    place: Path, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(account(ONE, "init"))
    done(account(ONE, *GUAN))
    monkeypatch.setattr(scan, "FEW", 0)
    for uid in (ONE, OTHER):
        cache = place / f"cache-{uid}"
        cache.mkdir(mode=0o700)
        os.chown(cache, ONE, GROUP)
    (place / f"cache-{OTHER}").chmod(0o777)
    listed = ("list", "--as-of", "2025-01-01")
    own, others = account(ONE, *listed), account(OTHER, *listed)
    assert (own.code, others.code) == (0, 0)
    assert own.out == others.out
    assert "is not believed" not in own.err
    assert "is not believed" in others.err
