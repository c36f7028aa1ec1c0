"""Packs: what offices recorded, sent as files with a code on paper, taken in any order, nothing lost or doubled."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import docx
import pytest

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
        assert copy.json("receive", *order) == {
            "taken": 3,
            "known": 0,
            "conflicts": [],
            "refused": [],
        }
        assert copy.json("receive", *order)["known"] == 3
        assert copy.codes() == []
        assert copy.files() == Office(city.run, Path("copy-0")).files()


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
    assert "请先收 冠县-01。" in city("receive", "2024.lcp", exits=2, lang="zh").err
    assert city.files() == before


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
    offices.pack("市局", "1.lcp", "--to", "莘县")
    made = Office(city.run, Path("莘县"))
    made("init", "--from", "1.lcp")
    assert made.codes() == []
    assert made.files() == city.files()


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
    assert "报送单位：冠县（盖章）" in said
    assert "代拟稿" in second.sections[0].first_page_header.paragraphs[0].text
    assert "未收到冠县-01的请先收" in said
    assert "请先收" not in "\n".join(each.text for each in first.paragraphs)
    [table] = second.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "集群名称", "事项", "日期", "登记单位"],
        ["1", "冠县精品钢板延链绿色智造特色产业集群", "集群年度工作总结", "2024年1月12日", "冠县"],
    ]


def test_a_run_that_broke_off_before_the_pack_was_noted_is_run_again(offices: Offices) -> None:
    county = offices.of("冠县")
    report(county, ID, 2023)
    code = offices.pack("冠县", "1.lcp", "--letter", "1.docx")
    shutil.rmtree(county.folder / "packs")
    assert offices.pack("冠县", "1.lcp", "--letter", "1.docx") == code
    report(county, OTHER, 2023)
    shutil.rmtree(county.folder / "packs")
    assert "left alone" in county("pack", "-o", "1.lcp", exits=2).err
