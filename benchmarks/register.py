"""Registers of 100 000 titles beside hledger, SQLite, git and small ones: lists, one act, packs, merges, checks."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from large_register import AS_OF, RULEBOOK, WRITER, grow, make, report_each, report_more
from timing import Row, in_turn, once, ratio

TOOL = str(Path(sys.executable).with_name("lccluster"))
LARGE, SMALL, ROUNDS = 100_000, 500, 3
LIST_MEGABYTES = 132  # half of what a list of all took before
CHECK_SECONDS, CHECK_MEGABYTES = 3.4, 200  # a tenth of the time that reading everything takes
PACKED_ACTS, PACK_SECONDS = 10_002, 10.0  # three acts a cluster
SINGLE = 17_000  # of which three in five were confirmed, and report once more
IMPORT_SECONDS, IMPORT_MEGABYTES = 12.0, 400
FEW_SECONDS, FEW_MEGABYTES = 2.5, 120  # a tenth of what reading everything takes
OTHER_WRITER, MERGE = "冠县-7F3K", 40
MERGE_GROWTH = 2.0  # times the processor time where as much differs among 500
# Megabytes, times those of a small register, times the processor time of hledger's print. A check hashes
# each act and holds all names of a county against each other, a workbook escapes four million cells.
WHOLE = {
    "export": (150, 2.0, 2.0),
    "due": (60, 2.0, 2.0),
    "due --format json": (60, 2.2, 2.0),
    "check --full": (150, 4.0, 4.0),
    "export .xlsx": (150, 4.0, 10.0),
}


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["LCCLUSTER_CACHE"] = str(place / "cache")
        whole, half, small = place / "whole", place / "half", place / "small"
        _apart(partial(make, whole, LARGE, packed=True))
        _apart(partial(make, half, LARGE // 2, packed=True))
        _apart(partial(make, small, SMALL, packed=True))
        time.sleep(2.5)  # files as young as the index are read again
        peer = _hledger(place)
        if peer:
            yield from _first_index(whole, place)
        commands = {"list": _listing(whole), "sqlite": _by_hand(whole, place)}
        commands["then"] = _listing(whole, "--known-at", AS_OF)
        if peer:
            commands["hledger"] = _on_journal(place, "register")
        runs = in_turn(commands, ROUNDS)
        if peer:
            yield ratio("list of 100 000 / hledger", runs, "list", "hledger", 1.0)
        yield ratio("list of 100 000 / its rows out of SQLite alone", runs, "list", "sqlite", 4.0)
        yield Row("list of 100 000, memory", runs["list"].memory, LIST_MEGABYTES, "MB")
        yield ratio("list --known-at of 100 000 / list", runs, "then", "list", 2.0)
        yield from _whole(whole, small, place if peer else None)
        yield from _growing(whole, small)
        yield from _packs(place)
        yield from _importing(place)
        yield from _few(whole, small, place)
        seconds, *_ = once(_check(whole, "--full"))
        growth = seconds / once(_check(half, "--full"))[0] / 2
        yield Row("register check --full, twice the titles / twice the time", growth, 1.1)
        again = in_turn({"check": _check(whole)}, ROUNDS)["check"]
        yield Row("register check of 100 000, once it was whole", again.median, CHECK_SECONDS, "s")
        yield Row("register check of 100 000, memory", again.memory, CHECK_MEGABYTES, "MB")


def _packs(place: Path) -> Iterator[Row]:
    """Make a pack of ten thousand acts, and begin a register from it; then receive as many into others."""
    sender, file = place / "sender", str(place / "10000.lcp")
    single = place / "single"
    _apart(partial(make, sender, PACKED_ACTS // 3, packed=True))
    _apart(partial(make, single, SINGLE, packed=False))
    receiver = ["init", "--from", file, "--register", str(place / "receiver")]
    commands = {
        "pack of 10 000 acts": _packing(sender, file),
        "init --from a pack of 10 000 acts": [TOOL, "register", *receiver],
        "receive of 10 000 acts": _receiving(place / "half", grow),
        "receive of 10 000 acts, one file a cluster": _receiving(single, report_each),
    }
    for work, command in commands.items():
        seconds, *_ = once(command)
        yield Row(f"register {work}", seconds, PACK_SECONDS, "s")


def _importing(place: Path) -> Iterator[Row]:
    """Bring a register of one file a cluster into one that is empty."""
    file, empty = place / "single.json", place / "empty"
    once(_on(place / "single", "export", str(file)))
    once(_on(empty, "init", "--rules", RULEBOOK))
    seconds, _, megabytes = once(_on(empty, "import", str(file)))
    yield Row(f"register import of {SINGLE} clusters", seconds, IMPORT_SECONDS, "s")
    yield Row(f"register import of {SINGLE} clusters, memory", megabytes, IMPORT_MEGABYTES, "MB")


def _packing(sender: Path, file: str) -> list[str]:
    return _on(sender, "pack", "--to", "冠县", "-o", file)


def _receiving(standing: Path, growing: Callable[[Path, int], None]) -> list[str]:
    """Give how a register receives ten thousand acts, from a copy that has grown by them."""
    copy = standing.with_name(f"{standing.name}-grown")
    before, more = f"{standing}.lcp", f"{copy}.lcp"
    once(_packing(standing, before))
    shutil.copytree(standing, copy)
    _apart(partial(growing, copy, PACKED_ACTS))
    once(_packing(copy, more))
    return [*_on(standing, "receive"), more]


def _few(whole: Path, small: Path, place: Path) -> Iterator[Row]:
    """Pack five new acts among 100 000 titles, and merge two copies that differ in eight, beside git and few titles."""
    once(_packing(whole, str(place / "all.lcp")))
    ours, theirs = _copies(whole, place)
    time.sleep(2.5)
    once(_listing(ours))  # as whoever merges has looked at the register before
    few = place / "few"
    few.mkdir()
    mine, others = _copies(small, few)
    commands = {
        "pack": [*_packing(theirs, str(place / "few.lcp")), "--dry-run"],
        "merge": [*_on(ours, "merge", "--dry-run"), str(theirs)],
        "merge of few": [*_on(mine, "merge", "--dry-run"), str(others)],
        "git": _git(_repository(whole, ours, theirs), "merge", "-q", "--no-edit", "theirs"),
    }
    runs = in_turn(
        commands, ROUNDS, partial(once, _git(place / "git", "reset", "-q", "--hard", "ours"))
    )
    yield ratio(
        "merge of copies of 100 000 that differ in eight acts / git", runs, "merge", "git", MERGE
    )
    yield ratio(
        "merge of copies of 100 000 / of 500 that differ in as much",
        runs,
        "merge",
        "merge of few",
        MERGE_GROWTH,
    )
    for work in ("pack", "merge"):
        yield Row(f"{work} of a few acts among 100 000", runs[work].median, FEW_SECONDS, "s")
        yield Row(f"{work} of a few acts, memory", runs[work].memory, FEW_MEGABYTES, "MB")


def _copies(register: Path, place: Path) -> tuple[Path, Path]:
    """Give two copies of a register, with three reports that one alone has, and five that the other has."""
    ours, theirs = place / "ours", place / "theirs"
    for copy, *more in ((ours, 3, "莘县", WRITER), (theirs, 5, "冠县", OTHER_WRITER)):
        shutil.copytree(register, copy)
        _apart(partial(report_more, copy, *more))
    return ours, theirs


def _repository(whole: Path, *copies: Path) -> Path:
    """Give a repository of git with a branch for each copy, where none of them moves."""
    folder = whole.with_name("git")
    shutil.copytree(whole, folder)
    once(_git(folder, "init", "-q", "-b", "whole"))
    _commit(folder)
    for copy in copies:
        once(_git(folder, "checkout", "-q", "-b", copy.name, "whole"))
        shutil.copytree(copy, folder, dirs_exist_ok=True)
        _commit(folder)
    once(_git(folder, "checkout", "-q", "--detach", copies[0].name))
    return folder


def _commit(folder: Path) -> None:
    once(_git(folder, "add", "-A"))
    once(_git(folder, "commit", "-q", "-m", "copy"))


def _git(folder: Path, *words: str) -> list[str]:
    named = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost")
    return ["git", "-C", str(folder), *named, *words]


def _apart(work: Callable[[], object]) -> None:
    """Do something in a process of its own: what is measured starts with this one's memory."""
    worker = multiprocessing.Process(target=work)
    worker.start()
    worker.join()
    if worker.exitcode:
        raise SystemExit(f"not made: {work}")


def _listing(register: Path, *more: str) -> list[str]:
    return _on(register, "list", *more, "--as-of", AS_OF)


def _check(register: Path, *more: str) -> list[str]:
    return _on(register, "check", *more)


def _hledger(place: Path) -> bool:
    """Write a journal of as many entries for hledger; tell whether it is installed."""
    if shutil.which("hledger") is None:
        print("hledger is not installed: what it does beside is left out")
        return False
    with _journal(place).open("w", encoding="utf-8") as file:
        for number in range(LARGE):
            year = 2026 if number % 500 == 0 else 2027 + number % 4
            file.write(f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02} 第{number}集群\n")
            file.write("    titles:county  1\n    recognised\n\n")
    return True


def _journal(place: Path) -> Path:
    return place / "peer.journal"


def _on_journal(place: Path, *words: str) -> list[str]:
    return ["hledger", "-f", str(_journal(place)), *words]


def _first_index(whole: Path, place: Path) -> Iterator[Row]:
    """Let both list what falls due, ours with no index each time."""
    commands = {
        "index": _listing(whole, "--expiring"),
        "hledger": _on_journal(place, "register", "date:2026"),
    }
    forget = partial(shutil.rmtree, place / "cache", ignore_errors=True)
    runs = in_turn(commands, ROUNDS, forget)
    yield ratio("first index of 100 000 / hledger", runs, "index", "hledger", 1.0)


def _by_hand(whole: Path, place: Path) -> list[str]:
    """Print the rows that the index holds, with nothing made of them."""
    once(_listing(whole))  # so that there is one
    largest = max((place / "cache").glob("*.sqlite"), key=lambda each: each.stat().st_size)
    question = "SELECT id, name, county, ended, recognised_on, valid_until FROM clusters ORDER BY county, id"
    program = f"import sqlite3\nfor row in sqlite3.connect({str(largest)!r}).execute({question!r}): print(*row)"
    return [sys.executable, "-c", program]


def _whole(whole: Path, small: Path, peer: Path | None) -> Iterator[Row]:
    """Give every title out: the time beside hledger's, the memory beside that for a small register."""
    commands = {
        "export": _on(whole, "export", "-"),
        "export of 500": _on(small, "export", "-"),
        "due": _on(whole, "due", "--as-of", AS_OF),
        "due of 500": _on(small, "due", "--as-of", AS_OF),
        "due --format json": _on(whole, "due", "--as-of", AS_OF, "--format", "json"),
        "due --format json of 500": _on(small, "due", "--as-of", AS_OF, "--format", "json"),
        "export .xlsx": _on(whole, "export", f"{whole}.xlsx"),
        "export .xlsx of 500": _on(small, "export", f"{small}.xlsx"),
        "check --full": _check(whole, "--full"),
        "check --full of 500": _check(small, "--full"),
    }
    if peer:
        commands["hledger"] = _on_journal(peer, "print")
    runs = in_turn(commands, 1)
    for name, (megabytes, times_small, times_peer) in WHOLE.items():
        growth = runs[name].memory / runs[f"{name} of 500"].memory
        yield Row(f"{name} of 100 000, memory / of 500", growth, times_small)
        yield Row(f"{name} of 100 000, memory", runs[name].memory, megabytes, "MB")
        if peer:
            yield ratio(f"{name} of 100 000 / hledger print", runs, name, "hledger", times_peer)


def _growing(whole: Path, small: Path) -> Iterator[Row]:
    """Hold what is about one title against the same in a small register."""
    title, day = "LC-2023-003", ("--on", "2026-02-10", "--dry-run")
    new = ("--name", "冠县新式轴承特色产业集群", "--county", "冠县", "--document", "1号", *day)
    asked = {
        "show": ("show", title),
        "one report": ("report", title, "--duty", "county_report", "--year", "2025", *day),
        "one recognition": ("recognise", *new),
    }
    for name, words in asked.items():
        runs = in_turn({"large": _on(whole, *words), "small": _on(small, *words)}, ROUNDS)
        yield ratio(f"{name}, of 100 000 / of 500", runs, "large", "small", 2.0)


def _on(register: Path, *words: str) -> list[str]:
    return [TOOL, "register", *words, "--register", str(register)]
