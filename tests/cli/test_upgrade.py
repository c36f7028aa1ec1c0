"""`register upgrade`: registers of format 1 of every age, and nothing is lost of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lccluster.files.register.header import Header
from lccluster.files.rules.library import Library
from lccluster.register.acts import Renamed
from lccluster.usecases.register.acts import Stamp, record
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.room import open_room
from offices import NOW, Office, empty, files_in

__all__ = ["empty"]
OLD = Header(1, "名录", "市局", "liaocheng-2021-97")
COUNTIES = ("冠县", "莘县", "冠县", "阳谷县")
BY_HAND = "  - {event: annual_report, on: 2023-01-12, year: 2022}\n"
BY_HAND_WITH_ID = "  - {id: 手工-1, event: county_report, on: 2023-02-12, year: 2022}\n"


@pytest.fixture
def old(empty: Office) -> Office:
    """A register of format 1: four titles of three counties, some with more acts."""
    begin(empty.folder, OLD, Library())
    for number, county in enumerate(COUNTIES, 1):
        words = ("--name", f"{county}{'轴承纺织'[number - 1]}产业集群", "--county", county)
        empty("recognise", *words, "--on", "2022-05-09")
    empty("report", "LC-2022-001", "--year", "2023")
    empty("rename", "LC-2022-002", "莘县新纺织产业集群")
    return empty


def add(office: Office, cluster: str, line: str) -> None:
    path = office.file(cluster)
    path.write_bytes(path.read_bytes() + line.encode())


def loose(_office: Office) -> None:
    """Leave one file a cluster."""


def packed(office: Office) -> None:
    office("repack")


def mixed(office: Office) -> None:
    """A later title in a file of its own, and one that a person has formatted."""
    path = office.file("LC-2022-004")
    path.write_bytes("# 核对过\n".encode() + path.read_bytes())
    office("repack")
    office("recognise", "--name", "莘县木材产业集群", "--county", "莘县", "--on", "2022-06-01")


def by_hand(office: Office) -> None:
    add(office, "LC-2022-001", BY_HAND)
    add(office, "LC-2022-002", BY_HAND_WITH_ID)


def adopted(office: Office) -> None:
    by_hand(office)
    office("seal")


def windows(office: Office) -> None:
    """Somebody has edited the header on Windows."""
    path = office.folder / "register.yaml"
    text = path.read_text("utf-8").replace("format: 1", "format: '1'   # 第一版")
    path.write_bytes(f"# 市局维护\n{text}\n# 完".replace("\n", "\r\n").encode())


AGES: tuple[Callable[[Office], None], ...] = (
    loose, packed, mixed, by_hand, adopted, windows,
)  # fmt: skip


@pytest.mark.parametrize("age", AGES)
def test_a_register_of_any_age_is_upgraded_without_loss(
    old: Office, age: Callable[[Office], None]
) -> None:
    printed = old("check", "--root").out.strip()
    age(old)
    later = old("check", "--root").out.strip()
    before, unsealed = old.files(), len(old.json("check")["unsealed"])
    histories, listed = exported(old), old("list").out
    assert f"clusters whose facts get a seal: {len(histories)}" in old("upgrade", "--dry-run").out
    assert old.files() == before
    ran = old("upgrade")
    assert ("seal” adopts them" in ran.out) == bool(unsealed)
    found = old.json("check")
    assert (found["damage"], len(found["unsealed"])) == ([], unsealed)
    assert exported(old) == histories
    assert old("list").out == listed
    for head in (printed, later):
        assert old.codes("--against", head) == []
    after = old.files()
    for name, data in before.items():
        if name.endswith("seals.jsonl"):
            frozen = f"seals/legacy-{name.split('/')[1]}.jsonl"
            assert data == after[frozen]
            assert name not in after
        elif name != "register.yaml":
            assert after[name] == data
    assert "The register is of format 2 already" in old("upgrade").out
    assert old.files() == after


def exported(office: Office) -> list[dict[str, object]]:
    clusters: list[dict[str, object]] = json.loads(office("export", "-").out)["clusters"]
    return clusters


def test_the_end_of_a_seal_that_a_crash_tore_off_is_not_frozen_and_its_act_sealed_anew(
    old: Office,
) -> None:
    path = old.folder / "clusters/莘县/seals.jsonl"
    data = path.read_bytes()
    path.write_bytes(data[:-20])
    assert "Acts that still bear no seal: 1." in old("upgrade").out
    frozen = (old.folder / "seals/legacy-莘县.jsonl").read_bytes()
    assert frozen == data.splitlines(keepends=True)[0]
    assert "Acts sealed: 1." in old("seal").out
    assert old.codes() == []


def test_the_header_keeps_every_byte_but_the_format_and_gains_an_id(old: Office) -> None:
    windows(old)
    header = old.folder / "register.yaml"
    before = header.read_bytes()
    old("upgrade")
    after = header.read_bytes()
    assert after.startswith(before.replace(b"'1'", b"'2'"))
    assert after[len(before) :].startswith(b"\r\nregister: ")
    assert after.endswith(b"\r\n")


def test_work_goes_on_in_the_new_format_and_the_old_chains_stay_as_they_are(old: Office) -> None:
    printed = old("check", "--root").out.strip()
    old("upgrade")
    before = old.files()
    now = old("check", "--root").out.strip()
    old("report", "LC-2022-003", "--year", "2024")
    old("recognise", "--name", "莘县木材产业集群", "--county", "莘县", "--on", "2022-06-01")
    for head in (printed, now):
        assert old.codes("--against", head) == []
    after = old.files()
    frozen = {name: data for name, data in before.items() if "legacy-" in name}
    assert len(frozen) == 3
    assert all(after[name] == data for name, data in frozen.items())


@pytest.mark.parametrize("which", ["a frozen chain", "an old act"])
def test_what_format_1_sealed_is_held_after_the_upgrade_too(old: Office, which: str) -> None:
    printed = old("check", "--root").out.strip()
    old("upgrade")
    if which == "an old act":
        path = old.file("LC-2022-002")
        path.write_text(path.read_text("utf-8").replace("2022-05-09", "2022-05-08"), "utf-8")
        assert old.codes() == ["event-changed"]
    else:
        (old.folder / "seals/legacy-冠县.jsonl").unlink()
        assert "seal-gone" in old.codes()
        assert "head-not-contained" in old.codes("--against", printed)


def test_a_register_without_titles_is_upgraded_too(empty: Office) -> None:
    begin(empty.folder, OLD, Library())
    assert "facts have a seal now: 0" in empty("upgrade").out
    assert empty.codes() == []


def test_a_damaged_register_is_not_upgraded(old: Office) -> None:
    add(old, "LC-2022-001", BY_HAND + BY_HAND)
    before = old.files()
    assert "stands 2 times" in old("upgrade", exits=2).err
    assert old.files() == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("说明.txt", ""),
        ("市局.jsonl", "garbage\n"),
        ("市局.jsonl", '{"i": 1, "cluster": "A", "event": "E", "alg": "sha256", "hash": "", "prev": ""}\n'),
        ("heads/市局.jsonl", ""),
    ],
)  # fmt: skip
def test_a_folder_of_seals_that_no_upgrade_has_left_is_not_touched(
    old: Office, name: str, text: str
) -> None:
    path = old.folder / "seals" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    before = old.files()
    assert "holds something else" in old("upgrade", exits=2).err
    assert old.files() == before


def test_what_an_upgrade_that_broke_off_has_left_is_made_anew(old: Office) -> None:
    before = files_in(old.folder)
    old("upgrade")
    seals = shutil.copytree(old.folder / "seals", old.folder.with_name("left"))
    shutil.rmtree(old.folder)
    for name, data in before.items():
        (old.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (old.folder / name).write_bytes(data)
    shutil.copytree(seals, old.folder / "seals")
    old("report", "LC-2022-003", "--year", "2024")  # work went on in the old format
    assert old.codes() == []
    old("upgrade")
    assert old.codes() == []
    assert old.json("check")["unsealed"] == []


def test_an_old_chain_that_was_not_removed_yet_is_a_notice_and_the_same_command_removes_it(
    old: Office,
) -> None:
    chain = old.folder / "clusters/冠县/seals.jsonl"
    data = chain.read_bytes()
    old("upgrade")
    chain.write_bytes(data)
    found = old.json("check")
    assert (found["damage"], [each["code"] for each in found["notices"]]) == (
        [],
        ["upgrade-unfinished"],
    )
    assert "Chains of an upgrade that had broken off: 1" in old("upgrade", "--dry-run").out
    assert chain.exists()
    old("upgrade")
    assert not chain.exists()
    chain.write_bytes(data + data)
    assert old.codes() == ["stray-file"]
    assert "format 2 already" in old("upgrade").out
    assert chain.exists()


def test_whoever_waited_while_the_register_was_upgraded_writes_nothing_in_the_old_format(
    old: Office,
) -> None:
    waiting = open_room(old.folder, Library())
    old("upgrade")
    before = old.files()
    event = Renamed(on=NOW.date(), name="乙")
    with pytest.raises(Exception, match="changed-meanwhile"):
        record(waiting, "LC-2022-001", lambda _: event, Stamp(NOW), dry_run=False, tell=print)
    assert old.files() == before


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sound_register_of_format_1_says_what_an_upgrade_brings(old: Office, lang: str) -> None:
    assert "lccluster register upgrade" in old("check", lang=lang).err
    assert old("check", "--root").err == ""
    old("upgrade")
    assert old("check").err == ""


def test_a_header_that_cannot_be_changed_safely_is_left_to_a_person(old: Office) -> None:
    header = old.folder / "register.yaml"
    header.write_text("{format: 1, title: 名录, authority: 市局, rulebook: liaocheng-2021-97}\n", "utf-8")  # fmt: skip
    before = old.files()
    assert "one a line" in old("upgrade", exits=2).err
    assert old.files() == before


def test_nothing_is_written_through_a_link_in_the_place_of_the_seals(old: Office) -> None:
    elsewhere = old.folder.with_name("elsewhere")
    elsewhere.mkdir()
    (old.folder / "seals").symlink_to(elsewhere)
    assert "link" in old("upgrade", exits=2).err
    assert not any(Path(elsewhere).iterdir())
