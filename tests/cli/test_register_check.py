"""`register check`, `seal`, heads, hand edits, stray files; and folders that are no register."""

from __future__ import annotations

import json
import runpy
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lccluster.files.register.seals.lines import line_of, seal_of
from lccluster.language import headed
from lccluster.register.sealing.written import following, of_act
from offices import LISTED, Office, empty, files_in, office
from running import Run

__all__ = ["empty", "office"]
ID = "LC-2022-001"
BY_HAND = "  - {event: annual_report, on: 2024-01-12, year: 2023}\n"
BY_HAND_WITH_ID = "  - {id: 手工-1, event: county_report, on: 2024-02-12, year: 2023}\n"


def append(path: Path, text: str) -> None:
    """Add to a file as an editor does."""
    path.write_bytes(path.read_bytes() + text.encode())


def head(office: Office) -> str:
    return office("check", "--root").out.strip()


def test_a_sound_register_says_how_many_clusters_and_its_head(office: Office) -> None:
    assert office("check").out == "Nothing damaged; clusters: 10.\n"
    assert (
        f"Nothing damaged; clusters: 10. Head of the seals: {head(office)}" in office("check").out
    )
    assert head(office).startswith("21-")
    assert len(head(office)) < 30
    found = office.json("check")
    assert (found["clusters"], found["head"], found["damage"]) == (10, head(office), [])


# --- hand-made acts


@pytest.mark.parametrize("line", [BY_HAND, BY_HAND_WITH_ID], ids=["no id", "id"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_act_added_by_hand_counts_and_is_offered_for_sealing(
    office: Office, line: str, lang: str
) -> None:
    append(office.file(ID), line)
    ran = office("check", lang=lang)
    assert f"{office.file(ID)}:6:5{headed('', '')}" in ran.err
    assert "lccluster register seal" in ran.err
    before = office.files()
    assert "2024-0" in office("seal", "--dry-run", lang=lang).out
    assert office.files() == before
    shown = {"en": line.strip().removeprefix("- "), "zh": "年度: 2023}"}[lang]
    assert shown in office("seal", lang=lang).out
    assert (
        office.file(ID).read_bytes()
        == before[office.file(ID).relative_to(office.folder).as_posix()]
    )
    assert office.json("check")["unsealed"] == []
    assert head(office).startswith("22-")
    assert office("seal").out == "Every act has its seal.\n"


def test_an_act_added_by_hand_without_an_id_can_be_set_aside_and_corrected(office: Office) -> None:
    append(
        office.file(ID),
        "  - {event: revoked, on: 2024-03-01, ground: 14.1, document_number: 第1号}\n",
    )
    office("seal")
    office("correct", ID, "revoked", "note=手工补录")
    office("set-aside", ID, "revoked", "--on", "2024-06-01", "--document", "第2号")
    assert str(office.last(ID)["of"]).startswith("hand-")
    assert office.json("show", ID)["standing"] == "recognised"
    assert office.codes() == []
    second = office.other("second")
    second("init")
    office("export", office.folder.with_name("all.json"))
    second("import", office.folder.with_name("all.json"))
    assert second.json("history", ID) == office.json("history", ID)


def test_a_hand_made_act_that_is_changed_after_its_seal_is_found(office: Office) -> None:
    append(office.file(ID), BY_HAND)
    office("seal")
    text = office.file(ID).read_text("utf-8")
    office.file(ID).write_text(text.replace("2024-01-12", "2024-01-13"), "utf-8", newline="\n")
    assert office.codes() == ["event-gone"]


def test_nothing_is_sealed_while_something_is_damaged(office: Office) -> None:
    append(office.file(ID), BY_HAND + BY_HAND)
    assert "stands 2 times" in office("seal", exits=2).err
    assert len(office.json("check", exits=7)["damage"]) >= 2


# --- damage


def edited(office: Office, cluster: str, old: str, new: str) -> None:
    path = office.file(cluster)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("on: 2022-05-09", "on: 2022-05-08", ["event-changed"]),
        ("name: 临清市", "name: 临清", ["event-changed"]),
        ("id: LC-2022-001", "id: LC-2022-002", ["copy", "cluster-gone"]),
        ("county: 临清市", "county: 莘县", ["misplaced", "event-changed"]),
        ("county: 临清市", "county: 临沂市", ["misplaced", "unknown-county", "event-changed"]),
        ("event: recognised", "event: elected", ["unknown-kind", "cluster-gone"]),
        ("on: 2022-05-09", "on: 2022-05-39", ["wrong-type", "cluster-gone"]),
        ("recorded_at: 20", "recorded_at: x20", ["wrong-type", "cluster-gone"]),
        ("events:", "acts:", ["unknown-key", "cluster-gone"]),
    ],
)  # fmt: skip
def test_an_edited_file_is_damage_with_line_and_column(
    office: Office, old: str, new: str, codes: list[str]
) -> None:
    edited(office, ID, old, new)
    ran = office("check", exits=7)
    assert ran.out == ""
    assert f"Damage found: {len(codes)}." in ran.err
    assert sorted(office.codes()) == sorted(codes)
    first = office.json("check", exits=7)["damage"][0]
    assert isinstance(first["line"], int)
    assert isinstance(first["column"], int)


def test_the_flaws_of_all_files_are_told_in_one_run(office: Office) -> None:
    for cluster in (ID, "LC-2022-002", "LC-2022-003"):
        edited(office, cluster, "county:", "couny:")
    for command in (("check",), ("list",), ("due",)):
        said = office(*command, exits=7 if command == ("check",) else 2).err
        assert said.count("“couny”") == 3
        assert said.count("Is it county?") == 3


def test_a_file_without_any_act_and_acts_out_of_law_or_order_are_told(office: Office) -> None:
    append(
        office.file(ID),
        "  - {id: A, event: review_passed, on: 2024-01-01, recorded_at: 2020-01-01T00:00:00+08:00}\n",
    )
    (office.folder / "clusters" / "莘县" / "LC-2022-099.yaml").write_text("id: LC-2022-099\nname: 空\ncounty: 莘县\nevents:\n", "utf-8")  # fmt: skip
    found = office.json("check", exits=7)
    assert [each["code"] for each in found["damage"]] == [
        "not-applied",
        "no-application",
        "no-events",
    ]
    assert [each["code"] for each in found["notices"]] == ["recorded-out-of-order"]
    assert found["damage"][0]["line"] == 6


def test_a_correction_by_hand_that_does_not_fit_is_told_and_every_list_still_works(
    office: Office,
) -> None:
    recognised = office.last(ID)["id"]
    append(
        office.file(ID),
        f"  - {{id: A, event: corrected, on: 2024-01-01, of: {recognised}, values: {{on: 某日}}}}\n",
    )
    assert office.codes() == ["unfit-value"]
    assert len(office.json("list")["entries"]) == 10


@pytest.mark.parametrize(
    "name",
    [
        "clusters/临清市/LC-2022-001 冲突 2026-11-23.yaml",
        "clusters/临清市/LC-2022-001 (conflicted copy).yaml",
        "clusters/临清市/LC-2022-001 (1).yaml",
        "clusters/临清市/LC-2022-001(12).yaml",
        "clusters/临清市/LC-2022-001 - 副本.yaml",
        "clusters/临清市/~$LC-2022-001.yaml",
        "clusters/临清市/LC-2022-001.yaml.lccluster-tmp",
        "clusters/临清市/LC-2022-001.yaml~",
        "clusters/临清市/LC-2022-001.yaml.bak",
        "clusters/临清市/扫描件.pdf",
        "clusters/LC-2022-001.yaml",
        "clusters/临清市/旧/LC-2022-001.yaml",
        "register (1).yaml",
        "register.yaml.lccluster-tmp",
    ],
)
def test_what_other_programs_leave_behind_is_found_and_never_counts_as_a_title(
    office: Office, name: str
) -> None:
    (office.folder / name).parent.mkdir(exist_ok=True)
    shutil.copyfile(office.file(ID), office.folder / name)
    assert office.codes() == ["stray-file"]
    assert str(office.folder / name) in office("check", exits=7).err
    assert len(office.json("list")["entries"]) == 10


@pytest.mark.parametrize(
    "name", ["clusters/莘县/Thumbs.db", "clusters/.DS_Store", "README.md", ".git/HEAD"]
)
def test_what_every_system_puts_into_a_folder_is_no_damage(office: Office, name: str) -> None:
    (office.folder / name).parent.mkdir(exist_ok=True)
    (office.folder / name).write_bytes(b"")
    assert office.codes() == []


def test_names_that_look_alike_within_a_county_are_worth_a_look_and_no_damage(
    office: Office,
) -> None:
    office("recognise", "--name", "冠县轴承特色产业集群", "--county", "冠县", "--on", "2024-05-09")
    ran = office("check")
    assert "“冠县轴承特色产业集群” looks like “冠县清水镇轴承特色产业集群”" in ran.err
    assert [each["code"] for each in office.json("check")["notices"]] == ["names-look-alike"]


# --- printed heads


def test_a_printed_head_holds_before_and_after_later_acts(office: Office) -> None:
    printed = head(office)
    assert office.codes("--against", printed) == []
    office("rename", ID, "乙")
    office("report", "LC-2022-009", "--year", "2024")
    assert head(office) != printed
    assert office.codes("--against", printed) == []


def chain(office: Office) -> Path:
    """The one chain of the register."""
    [found] = office.folder.glob("seals/*.jsonl")
    return found


def heads(office: Office) -> Path:
    """The heads that were printed of it."""
    [found] = office.folder.glob("seals/heads/*.jsonl")
    return found


def forge(office: Office) -> None:
    """Change an act and write the chain anew from there on, as somebody would who knows how."""
    edited(office, ID, "on: 2022-05-09", "on: 2022-05-08")
    facts = office.json("history", ID) | {"name": "临清市纺织特色产业集群", "county": "临清市"}
    things = [of_act(facts, office.last(ID))]
    path = chain(office)
    seals = [seal_of(line, "seals/市局.jsonl") for line in path.read_bytes().splitlines()]
    at = next(each.i for each in seals if each.event == things[0].event)
    kept = following("", "", seals[at - 2], things)
    path.write_bytes(b"".join(line_of(each) + b"\n" for each in [*seals[: at - 1], *kept]))


def test_a_head_written_down_tells_when_acts_and_seals_were_forged_together(
    office: Office,
) -> None:
    printed = head(office)
    forge(office)
    assert "seals-lost" in office.codes()
    assert office.codes("--against", printed)[-1] == "head-not-contained"
    assert printed in office("check", "--against", printed, exits=7).err


def test_a_head_on_paper_alone_tells_when_the_one_written_down_was_removed(office: Office) -> None:
    printed = head(office)
    forge(office)
    heads(office).unlink()
    assert "seals-lost" not in office.codes()
    assert office.codes("--against", printed)[-1] == "head-not-contained"
    assert "is written down here" in office("check", "--against", printed, exits=7).err


@pytest.mark.parametrize("what", ["the act and its seal", "all seals", "the folder set back"])
def test_what_is_cut_off_behind_a_head_is_found_without_the_paper(
    office: Office, what: str
) -> None:
    before = office.files()
    office("rename", ID, "乙")
    head(office)
    if what == "all seals":
        chain(office).unlink()
    elif what == "the folder set back":
        for name, data in before.items():
            (office.folder / name).write_bytes(data)
    else:
        for path in (office.file(ID), chain(office)):
            path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert "seals-lost" in office.codes()
    assert "set back" in office("check", exits=7).err


def test_all_seals_gone_with_every_head_is_found_all_the_same(office: Office) -> None:
    head(office)
    shutil.rmtree(office.folder / "seals")
    assert office.codes() == ["seals-gone", "chain-gone"]


def test_a_head_is_printed_of_no_damaged_register_and_written_down_once(office: Office) -> None:
    printed = head(office)
    assert head(office) == printed
    assert heads(office).read_bytes().count(b"\n") == 1
    edited(office, ID, "on: 2022-05-09", "on: 2022-05-08")
    assert office("check", "--root", exits=7).out == ""


# --- facts and header


def test_a_fact_changed_by_hand_is_found_and_can_be_adopted_while_no_head_covers_it(
    office: Office,
) -> None:
    edited(office, ID, "events:", "note: 原为临清市纺织集群\nevents:")
    assert office.codes() == ["facts-changed"]
    assert "原为临清市纺织集群" in office("seal").out
    assert office.codes() == []
    assert office("seal").out == "Every act has its seal.\n"


def test_a_fact_that_a_printed_head_covers_is_adopted_only_where_that_is_said(
    office: Office,
) -> None:
    printed = head(office)
    edited(office, ID, "events:", "note: 原为临清市纺织集群\nevents:")
    before = office.files()
    ran = office("seal", exits=2)
    assert printed in ran.err
    assert "seal --yes" in ran.err
    assert office.files() == before
    assert printed in office("seal", "--yes").err
    assert office.codes("--against", printed) == []
    edited(office, ID, "note: 原为临清市纺织集群\n", "")
    assert office.codes() == ["facts-changed"]  # what stood there before holds no more


@pytest.mark.parametrize("id", ["facts:1", "header:1", "facts:9"])
def test_no_act_passes_for_what_is_sealed_beside_the_acts(office: Office, id: str) -> None:
    append(office.file(ID), f"  - {{id: {id}, event: annual_report, on: 2024-01-12, year: 2023}}\n")
    assert office.codes() == ["unfit-act-id"]
    assert [each["code"] for each in office.json("check", exits=7)["unsealed"]] == ["unsealed"]
    assert "cannot be the id of an act" in office("seal", exits=2).err


def test_a_header_changed_by_hand_is_adopted_before_the_first_head_and_never_after(
    office: Office,
) -> None:
    header = office.folder / "register.yaml"
    text = header.read_text("utf-8")
    header.write_text(text.replace("authority: ", "authority: 山东省"), "utf-8")
    assert office.codes() == ["header-changed"]
    assert "山东省" in office("seal").out
    assert office.codes() == []
    head(office)
    header.write_text(text, "utf-8")
    assert office.codes() == ["header-changed"]
    for words in (("seal",), ("seal", "--yes")):
        assert "never contradicted" in office(*words, exits=2).err


def test_a_cluster_s_file_made_by_hand_is_sealed_with_what_is_known_of_it(office: Office) -> None:
    text = office.file(ID).read_text("utf-8").replace(ID, "LC-2022-099").replace("纺织", "钢管")
    made = office.folder / "clusters" / "临清市" / "LC-2022-099.yaml"
    act = office.last(ID)["id"]
    text = text.replace(act, "手工-1").replace("events:", "applicant: 某镇\nevents:")
    made.write_text(text, "utf-8")
    found = office.json("check")
    assert [each["code"] for each in found["unsealed"]] == ["unsealed", "unsealed"]
    assert "What is known of LC-2022-099 bears no seal" in office("check").err
    assert "{applicant: 某镇}" in office("seal").out
    assert office.json("check")["unsealed"] == []
    edited(office, "LC-2022-099", "某镇", "另一镇")
    assert office.codes() == ["facts-changed"]


@pytest.mark.parametrize("text", ["", "10", "10-xyz", "头"])
def test_a_word_that_is_no_head_is_not_taken_for_tampering(office: Office, text: str) -> None:
    assert "is no head of seals" in office("check", "--against", text, exits=2).err


def test_broken_chains_and_lost_seals_are_found(office: Office) -> None:
    lines = chain(office).read_bytes().splitlines(keepends=True)
    chain(office).write_bytes(b"".join([lines[0], *lines[2:]]))
    assert office.codes() == ["broken-chain"]
    chain(office).write_bytes(lines[0] + b"garbage\n")
    damage = office.json("check", exits=7)["damage"]
    assert [(each["code"], each["line"], each["file"]) for each in damage] == [
        ("torn-seal", 2, str(chain(office)))
    ]
    path = chain(office)
    path.unlink()
    path.mkdir()
    assert office.codes()[0] == "is-a-folder"


@pytest.mark.parametrize("change", [b"21-", b'"on"', b"}\n", b"[21"], ids=str)
def test_a_head_written_down_that_was_edited_is_found(office: Office, change: bytes) -> None:
    head(office)
    path = heads(office)
    path.write_bytes(path.read_bytes().replace(change, b"x", 1) + b"{}\n")
    damage = office.json("check", exits=7)["damage"]
    assert [(each["code"], each["line"]) for each in damage] == [("torn-head", 1)]


@pytest.mark.parametrize(
    "name",
    ["seals/市局 (1).jsonl", "seals/市局-冲突.jsonl", "seals/heads/旧.txt", "seals/说明.txt"],
)
def test_what_lies_among_the_seals_and_is_none_is_found(office: Office, name: str) -> None:
    head(office)
    (office.folder / name).write_bytes(b"")
    assert office.codes() == ["stray-file"]


# --- folders


def test_a_missing_or_foreign_folder_is_told_with_what_to_do(empty: Office) -> None:
    assert "There is no such folder" in empty("list", exits=2).err
    empty.folder.mkdir()
    assert "it has no register.yaml" in empty("list", exits=2).err
    assert "lccluster register init" in empty("check", exits=2).err


def test_a_register_is_only_made_in_a_new_or_empty_folder(empty: Office) -> None:
    empty.folder.mkdir()
    empty("init")
    before = empty.files()
    assert "not empty" in empty("init", "--from", LISTED, exits=2).err
    assert empty.files() == before
    file = empty.other("file")
    file.folder.write_text("x")
    file("init", exits=2)
    assert file.folder.read_text() == "x"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("county: 莘县", "county: 济南市", "is no recommending office"),
        ("阳谷县绿色食品", "莘县绿色食品加工", "stands 2 times in the list"),
        ("promulgated_on: 2022-05-09", "promulgated_on: 昨天", "is no day"),
        ("clusters:", "cluster:", "clusters"),
    ],
)
def test_a_list_that_cannot_be_entered_leaves_no_half_made_register(
    empty: Office, tmp_path: Path, old: str, new: str, said: str
) -> None:
    listed = tmp_path / "list.yaml"
    text = LISTED.read_text("utf-8")
    assert old in text
    listed.write_text(text.replace(old, new), "utf-8")
    assert said in empty("init", "--from", listed, exits=2).err
    assert not empty.folder.exists()


def test_a_newer_format_is_not_touched(office: Office) -> None:
    header = office.folder / "register.yaml"
    header.write_text(header.read_text("utf-8").replace("format: 2", "format: 3"), "utf-8")
    before = office.files()
    for words in (("list",), ("check",), ("rename", ID, "乙"), ("seal",)):
        assert "has format 3" in office(*words, exits=2).err
        assert f"{header}:2:9" in office(*words, exits=2).err
    assert office.files() == before


def test_a_register_whose_rulebook_is_not_at_hand_is_not_guessed_at(office: Office) -> None:
    header = office.folder / "register.yaml"
    header.write_text(
        header.read_text("utf-8").replace("liaocheng-2021-97", "liaocheng-2027-1"), "utf-8"
    )
    before = office.files()
    for words in (("list",), ("check",), ("rename", ID, "乙"), ("due",)):
        assert "liaocheng-2027-1" in office(*words, exits=2).err
    assert office.files() == before


def test_a_header_with_a_slip_is_named_by_its_place(office: Office) -> None:
    header = office.folder / "register.yaml"
    header.write_text(header.read_text("utf-8").replace("rulebook:", "rulebok:"), "utf-8")
    assert "Is it rulebook?" in office("list", exits=2).err


# --- import


def export(office: Office, **changes: Any) -> Path:
    """An export with changes to its first cluster."""
    data = json.loads(office("export", "-").out)
    first = next(each for each in data["clusters"] if each["id"] == ID)
    first |= changes
    path = office.folder.with_name("changed.json")
    path.write_text(json.dumps(data), "utf-8")
    return path


RECOGNISED = {"id": "A1", "event": "recognised", "on": "2022-05-09"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "../../../etc/x"}, "cannot be the name of a file"),
        ({"id": "LC-2022-001 (1)"}, "cannot be the name of a file"),
        ({"county": "../莘县"}, "is no recommending office"),
        ({"county": " 临清市"}, "cannot be the name of a file"),
        ({"id": "LC-2022-002"}, "would stand twice"),
        ({"events": []}, "holds no act"),
        ({"events": [RECOGNISED, RECOGNISED | {"event": "renamed", "name": "x"}]}, "would stand twice"),
        ({"events": [RECOGNISED, {"id": "A2", "event": "review_passed", "on": "2024-01-01"}]}, "Nobody has applied"),
        ({"events": [{"id": "A1", "event": "recognised", "on": "某日"}]}, "is no day"),
        ({"events": [{"id": "A1", "event": "elected", "on": "2022-05-09"}]}, "is no kind known here"),
        ({"events": [RECOGNISED | {"id": "facts:1"}]}, "cannot be the id of an act"),
        ({"couny": "临清市"}, "Is it county?"),
    ],
)  # fmt: skip
def test_an_export_that_does_not_fit_is_refused_whole(
    office: Office, changes: dict[str, Any], said: str
) -> None:
    file, second = export(office, **changes), office.other("second")
    second("init")
    before = second.files()
    ran = second("import", file, exits=2)
    assert said in ran.err
    assert second.files() == before
    assert not (office.folder.parent.parent / "etc").exists()


def test_what_contradicts_the_register_is_refused_with_every_conflict(office: Office) -> None:
    said = [
        ({"name": "别的集群"}, "belongs to another cluster"),
        ({"events": [office.last(ID) | {"on": "2022-05-10"}]}, "says something else here"),
        ({"events": [office.last("LC-2022-002")]}, "would stand twice"),
    ]
    before = office.files()
    for changes, sentence in said:
        assert sentence in office("import", export(office, **changes), exits=2).err
    assert office.files() == before


def test_nothing_is_imported_into_a_register_that_is_damaged(office: Office) -> None:
    file = export(office)
    edited(office, ID, "on: 2022-05-09", "on: 2022-05-08")
    before = office.files()
    assert "was changed after it was sealed" in office("import", file, exits=2).err
    assert office.files() == before


def test_an_import_leaves_hand_made_acts_of_the_register_for_people_to_seal(office: Office) -> None:
    second = office.other("second")
    second("init")
    second("recognise", "--name", "高唐县造纸", "--county", "高唐县", "--on", "2021-10-01")
    append(second.file("LC-2021-001"), "  - {event: annual_report, on: 2022-01-12, year: 2021}\n")
    second("import", export(office))
    assert len(second.json("check")["unsealed"]) == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.json", "{}", "is no export"),
        ("x.json", "[1, 2]", "is no export"),
        ("x.json", "{", "is no export"),
        ("x.json", '{"format": 1, "clusters": 5}', "is no export"),
        ("x.json", '{"format": 1, "clusters": [5]}', "Several named entries belong here"),
        ("x.json", '{"format": 3, "clusters": []}', "has format 3"),
        ("x.json", "[" * 100_000, "is no export"),
        ("x.csv", "a,b\r\n1,2\r\n", "is no export"),
    ],
)
def test_a_file_that_is_no_export_is_told(
    office: Office, tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    before = office.files()
    assert said in office("import", tmp_path / name, exits=2).err
    assert office.files() == before


def test_an_export_needs_an_ending_that_is_known(office: Office, tmp_path: Path) -> None:
    assert office("export", tmp_path / "x.pdf", exits=2).out == ""
    assert list(tmp_path.glob("x.*")) == []


# --- version control


@pytest.mark.parametrize("kept", [True, False], ids=["as init makes it", "without .gitattributes"])
def test_a_register_under_version_control_is_whole_after_a_clone_with_windows_line_ends(
    office: Office, kept: bool
) -> None:
    printed = head(office)
    if not kept:
        (office.folder / ".gitattributes").unlink()
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    git = ["git", "-C", str(office.folder), "-c", "user.name=x", "-c", "user.email=x@x"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    clone = office.other("clone")
    subprocess.run(["git", "clone", "-q", "-c", "core.autocrlf=true", str(office.folder), str(clone.folder)], check=True, capture_output=True)  # fmt: skip
    assert (b"\r\n" in clone.file(ID).read_bytes()) != kept
    assert not list(clone.folder.glob(".lock*"))
    assert clone.codes("--against", printed) == []
    clone("rename", ID, "乙")
    assert clone.codes("--against", printed) == []


# --- the gallery

GALLERY = Path(__file__).parents[1] / "errors"
REFUSED = ("exit 2\n", "exit 6\n", "exit 7\n")
CASES = sorted(
    each.parent.name
    for each in GALLERY.glob("register-*/en.txt")
    if each.read_text("utf-8").startswith(REFUSED)
)


@pytest.mark.parametrize("case", CASES)
def test_a_bad_input_of_the_gallery_leaves_every_byte_as_it_was(
    case: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / case
    shutil.copytree(GALLERY / case, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LCCLUSTER_OFFICE", "office.yaml")
    if Path("make.py").is_file():
        runpy.run_path("make.py")
    before = files_in(folder)
    words = shlex.split((folder / "command.txt").read_text("utf-8"))
    assert f"exit {run(*words).code}\n" in REFUSED
    assert files_in(folder) == before


def test_a_title_brought_in_under_the_name_of_another_is_named(office: Office) -> None:
    export = office.folder.parent / "export.json"
    office("export", export)
    words = json.loads(export.read_text("utf-8"))
    cluster = {**words["clusters"][0], "id": "LC-2022-099"}
    cluster["events"] = [{**each, "id": f"X{each['id']}"} for each in cluster["events"]]
    export.write_text(json.dumps({**words, "clusters": [cluster]}), encoding="utf-8")
    ran = office("import", export)
    assert f"“{cluster['name']}” is the name of {words['clusters'][0]['id']}, too." in ran.err
    assert office("import", export).err == ""  # what is there already brings no name


def test_a_file_that_is_lost_is_said_once_whatever_stood_in_it(office: Office) -> None:
    for year in (2022, 2023, 2024):
        office.on(f"{year + 1}-02-01")("report", ID, "--year", year, "--on", f"{year + 1}-01-12")
    office.file(ID).unlink()
    said = office.run("register", "check", "--register", office.folder)
    lines = (said.out + said.err).splitlines()
    assert said.code != 0
    assert len(lines) == len({*lines})


def test_a_file_that_lies_there_unreadable_is_named_in_its_county(office: Office) -> None:
    path = office.file(ID)
    path.write_text(path.read_text("utf-8") + "  - {bad: [}\n", "utf-8")
    found = office.json("check", exits=7)["damage"]
    assert [Path(each["file"]) for each in found if each["code"] == "cluster-gone"] == [path]


def test_a_lost_file_is_missed_in_a_county_that_no_seal_names(office: Office) -> None:
    office.file(ID).unlink()
    (lost,) = office.json("check", exits=7)["damage"]
    assert Path(lost["file"]) == office.folder / "clusters" / "…" / f"{ID}.yaml"
