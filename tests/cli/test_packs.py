"""Packs: what offices recorded, sent as files with a code on paper, taken in any order, nothing lost or doubled."""

from __future__ import annotations

import os
import re
import shutil
from itertools import permutations
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

import packs_made as made
from lccluster.files.register.header import header_words
from lccluster.files.register.packs.drawing import pack_bytes
from lccluster.files.register.packs.reading import read_pack
from offices import Office, empty, office

__all__ = ["empty", "office"]
ID, OTHER = "LC-2022-007", "LC-2022-008"


class Offices:
    """The city's register and a county's copy of it, each on a computer of its own."""

    def __init__(self, city: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch, self.place = monkeypatch, city.folder.parent
        self.all = {"市局": city}
        monkeypatch.chdir(self.place)
        self.join("冠县")

    def join(self, name: str) -> None:
        """Give an office a copy of the city's register, and a computer of its own."""
        city = self.all["市局"]
        folder = Path(shutil.copytree(city.folder, self.place / name))
        self.all[name] = Office(city.run, folder, city.now)
        self.of(name)("whoami", "--office", name)

    def of(self, name: str) -> Office:
        """Sit down at the computer of an office."""
        self.monkeypatch.setenv("LCCLUSTER_OFFICE", str(self.place / f"{name}.yaml"))
        return self.all[name]

    def pack(self, name: str, file: str, *more: str) -> str:
        """Make a pack; gives its code."""
        code: str = self.of(name).json("pack", "-o", file, *more)["code"]
        return code


@pytest.fixture
def offices(office: Office, monkeypatch: pytest.MonkeyPatch) -> Offices:
    """The city and 冠县."""
    return Offices(office, monkeypatch)


def report(office: Office, cluster: str, year: int) -> None:
    """Record a yearly report."""
    office.on(f"{year + 1}-01-12")("report", cluster, "--year", year, "--on", f"{year + 1}-01-12")


def test_packs_are_taken_in_any_order_and_again_without_harm(offices: Offices) -> None:
    for year, file in ((2023, "1.lcp"), (2024, "2.lcp"), (2025, "3.lcp")):
        report(offices.of("冠县"), ID, year)
        offices.pack("冠县", file)
    city = offices.of("市局")
    before = city.folder
    for number, order in enumerate(permutations(("1.lcp", "2.lcp", "3.lcp"))):
        copy = Office(city.run, Path(shutil.copytree(before, f"copy-{number}")), city.now)
        found = copy.json("receive", *order)
        said = {(e["pack"], e["office"], e["vouched"], e["first"]) for e in found.pop("packs")}
        assert found == {"taken": 3, "known": 0, "conflicts": [], "refused": []}
        assert said == {(f"冠县-{n:02}", "冠县", False, n == 1) for n in (1, 2, 3)}
        assert copy.json("receive", *order)["known"] == 3
        assert copy.codes() == []
        assert copy.files() == Office(city.run, Path("copy-0")).files()


def test_a_pack_named_twice_is_counted_once(offices: Offices) -> None:
    report(offices.of("冠县"), ID, 2024)
    offices.pack("冠县", "1.lcp")
    shutil.copy("1.lcp", "same.lcp")
    city = offices.of("市局")
    for known in (0, 1):
        found = city.json("receive", "1.lcp", "same.lcp", "./1.lcp")
        assert (found["taken"], found["known"], len(found["packs"])) == (1 - known, known, 1)


def test_both_ends_hold_the_same_acts_once_each_has_sent_the_other_what_it_has(
    offices: Offices,
) -> None:
    report(offices.of("冠县"), ID, 2023)
    report(offices.of("市局"), OTHER, 2023)
    code = offices.pack("冠县", "1.lcp")
    assert offices.of("市局").json("receive", "1.lcp", "--code", code.lower())["taken"] == 1
    offices.pack("市局", "2.lcp", "--to", "冠县")
    assert offices.of("冠县").json("receive", "2.lcp")["taken"] == 1
    ours, theirs = (offices.all[each].files() for each in ("市局", "冠县"))
    assert ours == theirs


def test_a_pack_without_the_one_before_it_is_refused_and_that_one_named(offices: Offices) -> None:
    for year in (2023, 2024):
        report(offices.of("冠县"), ID, year)
        offices.pack("冠县", f"{year}.lcp")
    city = offices.of("市局")
    before = city.files()
    assert "请先收“冠县-01”。" in city("receive", "2024.lcp", exits=2, lang="zh").err
    assert city.files() == before


def test_of_several_packs_each_is_said_to_be_taken_or_not(offices: Offices) -> None:
    for year in (2023, 2024, 2025):
        report(offices.of("冠县"), ID, year)
        offices.pack("冠县", f"{year}.lcp")
    city = offices.of("市局")
    ran = city("receive", "2025.lcp", "2023.lcp", exits=2)
    assert re.findall(r"(?:Not taken: )?冠县-0\d of", ran.err) == [
        "冠县-01 of",
        "Not taken: 冠县-03 of",
    ]
    assert "First receive 冠县-02." in ran.err
    assert "Acts taken: 1; known already: 0." in ran.out
    assert city.json("receive", "2025.lcp", "2024.lcp")["taken"] == 2
    assert city.codes() == []


def test_a_pack_that_cannot_be_read_or_that_no_letter_vouches_for_keeps_no_other_back(
    offices: Offices,
) -> None:
    report(offices.of("冠县"), ID, 2023)
    code = offices.pack("冠县", "1.lcp")
    Path("cut.lcp").write_bytes(Path("1.lcp").read_bytes()[:-9])
    city = offices.of("市局")
    before = city.files()
    ran = city("receive", "cut.lcp", "1.lcp", "--code", "3AVJ-4UHD-EPCV-7KQM", exits=2)
    assert city.files() == before
    assert "Not taken" not in ran.err
    ran = city("receive", "cut.lcp", "1.lcp", "--code", code, exits=2)
    assert "Not taken: cut.lcp" in ran.err
    assert "Acts taken: 1; known already: 0." in ran.out
    assert city.codes() == []


def test_packs_fill_the_gaps_of_others_whoever_sent_them(offices: Offices) -> None:
    report(offices.of("市局"), ID, 2023)
    offices.pack("市局", "1.lcp", "--to", "冠县")
    offices.join("莘县")
    report(offices.of("市局"), ID, 2024)
    offices.pack("市局", "2.lcp", "--to", "冠县")
    for order in permutations(("1.lcp", "2.lcp")):
        copy = Path(shutil.copytree(offices.all["冠县"].folder, "-".join(order)))
        guan = replace(offices.of("冠县"), folder=copy)
        assert guan.json("receive", *order)["taken"] == 2
        assert guan.codes() == []


def test_every_byte_of_a_pack_that_is_changed_or_cut_off_is_noticed(offices: Offices) -> None:
    report(offices.of("冠县"), ID, 2023)
    code = offices.pack("冠县", "1.lcp")
    city, data = offices.of("市局"), Path("1.lcp").read_bytes()
    before = city.files()
    for at in range(0, len(data), 23):
        Path("2.lcp").write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        city("receive", "2.lcp", exits=2)
        Path("2.lcp").write_bytes(data[:at])
        city("receive", "2.lcp", "--code", code, exits=2)
    assert city.files() == before


def test_a_number_given_to_two_packs_is_found_out(offices: Offices) -> None:
    report(offices.of("冠县"), ID, 2023)
    shutil.copytree("冠县", "backup")
    report(offices.of("冠县"), OTHER, 2023)
    offices.pack("冠县", "1.lcp")
    offices.of("市局")("receive", "1.lcp")
    shutil.rmtree("冠县")
    shutil.copytree("backup", "冠县")
    offices.pack("冠县", "2.lcp")
    city = offices.of("市局")
    before = city.files()
    assert "冠县-01 of 冠县-" in city("receive", "2.lcp", exits=7).err
    assert city.files() == before


def test_a_county_begins_from_a_pack_with_nothing_sealed_anew(offices: Offices) -> None:
    city = offices.of("市局")
    code = offices.pack("市局", "1.lcp", "--to", "莘县")
    made = Office(city.run, Path("莘县"))
    assert f"compare {code} with the letter" in made("init", "--from", "1.lcp").err
    assert made.codes() == []
    assert made.files() == city.files()


def test_a_register_begun_with_a_county_s_report_lacked_nothing_on_the_way(
    offices: Offices,
) -> None:
    city = offices.of("市局").on("2024-02-10")
    city("report", ID, "--from", "county", "--year", "2023", "--on", "2024-02-10")
    offices.pack("市局", "1.lcp")
    made = Office(city.run, Path("莘县"))
    assert "gone" not in made("init", "--from", "1.lcp").err
    assert made.codes() == []


def test_a_register_does_not_begin_from_a_pack_that_lacks_its_beginning(offices: Offices) -> None:
    report(offices.of("冠县"), ID, 2023)
    offices.pack("冠县", "1.lcp")
    made = Office(offices.of("冠县").run, Path("莘县"))
    assert "from its beginning" in made("init", "--from", "1.lcp", exits=2).err
    assert not made.folder.exists()


def test_the_letter_says_what_is_in_the_pack_its_code_and_what_comes_first(
    offices: Offices,
) -> None:
    for cluster, number in ((ID, 1), (OTHER, 2)):
        report(offices.of("冠县"), cluster, 2023)
        code = offices.pack("冠县", f"{number}.lcp", "--letter", f"{number}.docx")
    first, second = (docx.Document(f"{number}.docx") for number in (1, 2))
    said = "\n".join(each.text for each in second.paragraphs)
    assert code in said
    assert "报送包：冠县-02（文件名：2.lcp）" in said
    assert "登记事项1项（集群年度工作总结1项），涉及集群1个" in said
    assert "报送单位：冠县工业和信息化局（盖章）" in said
    assert "代拟稿" in second.sections[0].first_page_header.paragraphs[0].text
    assert "未收到冠县-01的请先收" in said
    assert "请先收" not in "\n".join(each.text for each in first.paragraphs)
    [table] = second.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "集群名称", "事项", "日期", "登记单位"],
        ["1", "冠县精品钢板延链绿色智造特色产业集群", "集群年度工作总结", "2024年1月12日", "冠县"],
    ]


def test_the_letter_calls_a_renamed_cluster_as_it_is_called_on_its_day(offices: Offices) -> None:
    county = offices.of("冠县")
    report(county, ID, 2023)
    ahead = ("--on", "2099-01-01", "--override", "会议")
    county("rename", ID, "冠县新名特色产业集群", "--on", "2024-05-01")
    report(county, OTHER, 2023)
    county("rename", OTHER, "冠县明日特色产业集群", *ahead)
    offices.pack("冠县", "1.lcp", "--letter", "1.docx")
    [table] = docx.Document("1.docx").tables
    called = [(row.cells[1].text, row.cells[2].text) for row in table.rows[1:]]
    new, later = "冠县新名特色产业集群（原名：冠县低碳数字化纺织全链条特色产业集群）", called[2][0]
    assert called[:2] == [(new, "集群年度工作总结"), (new, "更名")]
    assert (called[2][1], called[3][0], "明日" in later) == ("集群年度工作总结", later, False)


def test_a_run_that_broke_off_before_the_pack_was_noted_is_run_again(offices: Offices) -> None:
    county = offices.of("冠县")
    report(county, ID, 2023)
    code = offices.pack("冠县", "1.lcp", "--letter", "1.docx")
    before = county.files()
    assert offices.pack("冠县", "1.lcp", "--letter", "1.docx") == code
    shutil.rmtree(county.folder / "packs")
    assert offices.pack("冠县", "1.lcp", "--letter", "1.docx") == code
    assert county.files() == before
    report(county, OTHER, 2023)
    shutil.rmtree(county.folder / "packs")
    assert "left alone" in county("pack", "-o", "1.lcp", exits=2).err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_a_pipe_in_the_place_of_a_pack_is_not_waited_for(offices: Offices) -> None:
    os.mkfifo("1.lcp")
    assert "pipe or a device" in offices.of("市局")("receive", "1.lcp", exits=2).err


def test_a_head_printed_by_a_county_verifies_at_the_city_once_its_pack_came(
    offices: Offices,
) -> None:
    report(offices.of("冠县"), ID, 2023)
    head = offices.of("冠县")("check", "--root").out.strip()
    offices.pack("冠县", "1.lcp")
    city = offices.of("市局")
    assert city.codes("--against", head) != []
    city("receive", "1.lcp")
    assert city.codes("--against", head) == []


def test_a_conflict_is_listed_with_its_own_exit_code_and_travels_on_in_packs(
    offices: Offices,
) -> None:
    offices.join("莘县")
    for name in ("冠县", "莘县"):
        report(offices.of(name), ID, 2023)
        offices.pack(name, f"{name}.lcp")
    city = offices.of("市局")
    city("receive", "冠县.lcp")
    found = city.json("receive", "莘县.lcp", exits=8)
    assert (found["taken"], found["known"], len(found["conflicts"])) == (0, 0, 1)
    offices.pack("市局", "city.lcp", "--to", "冠县")
    assert (
        offices.of("冠县").json("receive", "city.lcp", exits=8)["conflicts"] == found["conflicts"]
    )
    assert offices.of("冠县").codes() == city.codes() == []


def test_a_countys_report_with_two_titles_is_named_with_both_when_it_is_received(
    offices: Offices,
) -> None:
    words = ("--from", "county", "--year", "2023", "--on")
    offices.of("冠县")("report", "LC-2022-009", *words, "2024-02-11")
    offices.of("市局")("report", "LC-2022-008", *words, "2024-02-12")
    offices.pack("冠县", "1.lcp")
    [conflict] = offices.of("市局").json("receive", "1.lcp", exits=8)["conflicts"]
    assert (conflict["kind"], conflict["cluster"]) == ("same-duty", "LC-2022-009")
    assert conflict["beside"] == "LC-2022-008"
    offices.of("市局")("settle", "1", "--keep", "theirs", "--reason", "以县里报送的为准")
    assert offices.of("市局").json("conflicts") == {"conflicts": []}
    assert offices.of("市局").codes() == []


def test_a_clock_that_went_back_neither_hides_an_act_nor_doubles_one(offices: Offices) -> None:
    county = offices.of("冠县")
    report(county, ID, 2023)
    offices.pack("冠县", "1.lcp")
    county.on("2020-01-01")("report", ID, "--year", 2024, "--on", "2025-01-12", "--override", "钟")
    offices.pack("冠县", "2.lcp")
    city = offices.of("市局")
    assert city.json("receive", "2.lcp", "1.lcp")["taken"] == 2
    assert city.json("history", ID) == offices.of("冠县").json("history", ID)
    assert city.codes() == []


def test_what_the_city_sends_to_each_county_goes_on_where_the_last_one_ended(
    offices: Offices,
) -> None:
    for year in (2023, 2024):
        report(offices.of("市局"), ID, year)
        for to in ("冠县", "莘县"):
            offices.pack("市局", f"{to}-{year}.lcp", "--to", to)
    county = offices.of("冠县")
    assert county.json("receive", "冠县-2023.lcp", "冠县-2024.lcp")["taken"] == 2
    made = Office(county.run, Path("莘县"))
    made("init", "--from", "莘县-2023.lcp")
    assert made.json("receive", "莘县-2024.lcp")["taken"] == 1
    assert len({each.name for each in (county.folder / "packs").iterdir()}) == 1


def test_a_pack_is_made_again_since_an_earlier_one_where_one_was_lost(offices: Offices) -> None:
    for year in (2023, 2024, 2025):
        report(offices.of("冠县"), ID, year)
        offices.pack("冠县", f"{year}.lcp")
    offices.pack("冠县", "again.lcp", "--since", "2023.lcp")
    city = offices.of("市局")
    assert city.json("receive", "2023.lcp", "again.lcp")["taken"] == 3
    assert city.json("receive", "2024.lcp", "2025.lcp")["known"] == 2


def test_acts_made_by_hand_without_a_seal_are_named_when_a_pack_is_made(offices: Offices) -> None:
    county = offices.of("冠县")
    report(county, ID, 2023)
    with county.file(OTHER).open("a", encoding="utf-8") as file:
        file.write("  - {event: annual_report, on: 2024-01-12, year: 2023}\n")
    assert "bear no seal are in no pack: 1" in county("pack", "-o", "1.lcp").err


def test_what_was_sent_and_is_gone_from_the_chain_is_damage(offices: Offices) -> None:
    county = offices.of("冠县")
    report(county, ID, 2023)
    offices.pack("冠县", "1.lcp")
    [chain] = county.folder.glob("seals/冠县-*.jsonl")
    chain.unlink()
    assert "not here any more" in county("pack", "-o", "2.lcp", exits=7).err


def test_what_was_sent_and_is_gone_is_found_by_a_check_and_not_taken_by_a_merge(
    offices: Offices,
) -> None:
    county = offices.of("冠县")
    report(county, ID, 2022)
    [chain] = county.folder.glob("seals/冠县-*.jsonl")
    before = chain.read_bytes()
    report(county, ID, 2023)
    offices.pack("冠县", "1.lcp")
    city = offices.of("市局")
    city("receive", "1.lcp")
    whole = chain.read_bytes()
    for each in (county, city):
        place = each.folder / "seals" / chain.name
        place.write_bytes(before)
        assert "sent-and-gone" in each.codes()
        for words in (("list",), ("show", ID), ("due",)):
            assert each(*words).err.count("not here any more") == 1
        assert each("check", exits=7).err.count("not here any more") == 1
        place.write_bytes(whole)
        assert each.codes() == []
    chain.write_bytes(before)
    kept = city.files()
    assert "not here any more" in city("merge", county.folder, exits=7).err
    assert city.files() == kept


def test_what_is_known_by_its_seal_and_gone_is_named_when_it_comes_again(
    offices: Offices,
) -> None:
    county, city = offices.of("冠县"), offices.all["市局"]
    before = city.file(ID).read_bytes()
    report(county, ID, 2023)
    offices.pack("冠县", "1.lcp")
    offices.of("市局")("receive", "1.lcp")
    shutil.copytree(city.folder, "copy")
    for gone in (lambda: city.file(ID).write_bytes(before), lambda: city.file(ID).unlink()):
        gone()
        for words in (("receive", "1.lcp"), ("merge", "copy"), ("merge", county.folder)):
            assert "was sealed and is gone" in city(*words).err


def test_a_pack_that_brings_only_heads_behind_a_gap_names_the_gap(offices: Offices) -> None:
    report(offices.of("冠县"), ID, 2023)
    offices.pack("冠县", "1.lcp")
    offices.of("冠县")("check", "--root")
    offices.pack("冠县", "2.lcp")
    assert "冠县-01" in offices.of("市局")("receive", "2.lcp", exits=2).err


def test_a_county_sends_what_a_computer_named_after_no_office_recorded_and_it_is_said(
    offices: Offices,
) -> None:
    county, unknown = offices.of("冠县"), "甲-7F3K"
    words = header_words(county.folder)
    acts = [made.report(2024, unknown)]
    Path("x.lcp").write_bytes(
        made.pack(acts, writer=unknown, register=words["register"], header=words)
    )
    assert "named after no office" in county("receive", "x.lcp").err
    offices.pack("冠县", "1.lcp")
    ran = offices.of("市局")("receive", "1.lcp")
    assert "Acts taken: 1" in ran.out
    assert "named after no office" in ran.err


def test_a_pack_of_words_that_no_longer_stand_here_is_not_made(offices: Offices) -> None:
    county = offices.of("冠县")
    report(county, ID, 2023)
    path = county.file(ID)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert "was sealed and is gone" in county("pack", "-o", "1.lcp", exits=7).err


def test_nothing_is_written_or_noted_in_a_dry_run(offices: Offices) -> None:
    county = offices.of("冠县")
    report(county, ID, 2023)
    before = county.files()
    said = county("pack", "-o", "1.lcp", "--letter", "1.docx", "--dry-run").out
    assert county.files() == before
    assert not Path("1.lcp").exists()
    assert not Path("1.docx").exists()
    assert offices.pack("冠县", "1.lcp") in said
    city = offices.of("市局")
    before = city.files()
    assert city.json("receive", "1.lcp", "--dry-run")["taken"] == 1
    assert city.files() == before


def test_a_pack_drawn_anew_with_other_words_is_found_out_by_its_seals_or_by_the_code_on_paper(
    offices: Offices,
) -> None:
    report(offices.of("冠县"), ID, 2023)
    code = offices.pack("冠县", "1.lcp")
    pack = read_pack(Path("1.lcp")).pack
    [cluster] = pack.clusters
    [act] = cluster["events"]
    other = {**cluster, "events": [{**act, "year": "2022"}]}
    Path("words.lcp").write_bytes(pack_bytes(replace(pack, clusters=[other])))
    Path("sender.lcp").write_bytes(pack_bytes(replace(pack, office="莘县")))
    city = offices.of("市局")
    before = city.files()
    assert "its words are missing or others" in city("receive", "words.lcp", exits=7).err
    assert (
        "not the one that was given" in city("receive", "sender.lcp", "--code", code, exits=2).err
    )
    assert "no computer of that office" in city("receive", "sender.lcp", exits=7).err
    assert city.files() == before
