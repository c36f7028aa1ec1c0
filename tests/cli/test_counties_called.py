"""A county under another of its names: lists, acts and counts know whose it is, and say what is nobody's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lccluster.files.register.folder import open_register
from lccluster.files.register.header import header_words
from lccluster.files.register.seals.lines import line_of
from lccluster.register.sealing.written import following, of_act, of_facts, of_header
from offices import Office, empty, office
from rounds import application, findings, write
from running import EXAMPLES, Run

__all__ = ["empty", "office"]
# As a county was called before it became a district, as people call it, and as no office is called.
OLD, OWN, SLIP = "茌平县", "茌平区", "荏平区"


@pytest.fixture
def two(empty: Office, tmp_path: Path) -> Office:
    """A register of one title of 茌平 and one of 莘县."""
    listed = tmp_path / "list.yaml"
    listed.write_text(
        "promulgated_on: 2022-05-09\nauthority: 市局\nclusters:\n"
        f"  - {{name: 茌平铝特色产业集群, county: {OWN}}}\n"
        "  - {name: 莘县轴承特色产业集群, county: 莘县}\n",
        "utf-8",
    )
    empty("init", "--from", listed)
    return empty


def call(register: Office, county: str) -> None:
    """Let the files call the county otherwise, as those do that are older than its name."""
    file = register.file("LC-2022-001")
    text = file.read_text("utf-8").replace(f"county: {OWN}", f"county: {county}")
    other = register.folder / "clusters" / county
    other.mkdir()
    (other / file.name).write_text(text, "utf-8")
    file.unlink()
    _seal_anew(register)


def _seal_anew(register: Office) -> None:
    """Let everything have been sealed as it stands."""
    entries, _ = open_register(register.folder).everything()
    things = [of_header(header_words(register.folder)), *(of_facts(each.facts) for each in entries)]
    things += [of_act(each.facts, act) for each in entries for act in each.facts["events"]]
    [chain] = register.folder.glob("seals/*.jsonl")
    id = open_register(register.folder).header.register or ""
    seals = following(id, chain.stem, None, things)
    chain.write_bytes(b"".join(line_of(each) + b"\n" for each in seals))


@pytest.mark.parametrize("asked", [OLD, OWN, "茌平"])
def test_a_title_under_an_old_name_of_its_county_is_in_the_countys_list(
    two: Office, asked: str
) -> None:
    call(two, OLD)
    found = two.json("list", "--county", asked)["entries"]
    assert [each["id"] for each in found] == ["LC-2022-001"]
    assert two("list", "--county", asked).err == ""


@pytest.mark.parametrize("called", ["３７１５０３", "CHIPING"])
def test_a_title_is_in_a_countys_list_however_its_name_is_typed(two: Office, called: str) -> None:
    """Whoever reads “Chiping” in the list of offices may write it in capitals."""
    call(two, called)
    listed = [each["id"] for each in two.json("list", "--county", OWN)["entries"]]
    assert listed == ["LC-2022-001"]


def test_an_act_for_all_of_a_county_is_for_those_under_an_old_name_too(two: Office) -> None:
    call(two, OLD)
    words = ("--county", OWN, "--year", "2022", "--on", "2023-01-03", "--dry-run")
    assert "LC-2022-001" in two("report", *words).out


def test_a_county_is_counted_once_and_stands_in_its_place_under_any_name(two: Office) -> None:
    call(two, OLD)
    assert two.json("stats")["county"] == {"莘县": 1, OWN: 1}
    assert [each["county"] for each in two.json("list")["entries"]] == ["莘县", OLD]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_title_that_is_nobodys_is_named_where_a_countys_are_asked_for(
    two: Office, lang: str
) -> None:
    call(two, SLIP)
    asked = two("list", "--county", OWN, lang=lang)
    assert SLIP in asked.err
    assert "register check" in asked.err
    assert "LC-2022-001" not in asked.out
    assert two("list", lang=lang).err == ""
    assert SLIP in two("list", lang=lang).out


def test_a_draft_about_a_countys_titles_says_so_too(two: Office, tmp_path: Path) -> None:
    call(two, SLIP)
    words = ("notice", "recognition", "--county", "莘县", "-o", tmp_path / "a.docx")
    assert SLIP in two(*words).err


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("sender", ["county", "cluster"])
@pytest.mark.parametrize(("county", "exits"), [("莘县", 0), (OWN, 2)])
def test_an_act_for_all_of_a_county_names_what_is_nobodys(
    two: Office, lang: str, sender: str, county: str, exits: int
) -> None:
    call(two, SLIP)
    words = ("--county", county, "--from", sender, "--year", "2022", "--on", "2023-01-03")
    ran = two("report", *words, "--dry-run", lang=lang, exits=exits)
    assert ran.err.count(SLIP) == 1
    assert "LC-2022-001" not in ran.out


REPORT = ("--from", "county", "--year", "2024", "--on", "2025-02-11")
OWED = ("--as-of", "2025-03-01")
BY_HAND = "  - {{id: {id}, event: county_report, on: 2025-02-11, by: {by}, year: 2024}}\n"  # as files of old say it


@pytest.fixture
def of_one(empty: Office, tmp_path: Path) -> Office:
    """A register of two titles of 茌平, of which one file has the old name, and one of 莘县."""
    listed = tmp_path / "list.yaml"
    listed.write_text(
        "promulgated_on: 2022-05-09\nauthority: 市局\nclusters:\n"
        f"  - {{name: 茌平铝特色产业集群, county: {OWN}}}\n"
        f"  - {{name: 茌平板材特色产业集群, county: {OWN}}}\n"
        "  - {name: 莘县轴承特色产业集群, county: 莘县}\n",
        "utf-8",
    )
    empty("init", "--from", listed)
    call(empty, OLD)
    return empty


def county_reports(register: Office) -> dict[str, list[str]]:
    """Who owes county reports on 2024, on which titles."""
    found = register.json("due", *OWED)["duties"]
    return {
        each["owed_by"]: each.get("clusters", [each["cluster"]])
        for each in found
        if (each["duty"], each["year"]) == ("county_report", 2024)
    }


def write_by_hand(register: Office, cluster: str, by: str, number: str) -> None:
    """Write a county's report into a file by hand."""
    file = register.file(cluster)
    file.write_text(file.read_text("utf-8") + BY_HAND.format(by=by, id=number), "utf-8")


def test_a_report_is_owed_by_an_office_once_whatever_files_call_it(of_one: Office) -> None:
    assert county_reports(of_one) == {
        OWN: ["LC-2022-001", "LC-2022-002"],
        "莘县": ["LC-2022-003"],
    }


@pytest.mark.parametrize("title", ["LC-2022-001", "LC-2022-002"])
def test_a_report_recorded_with_either_title_is_handed_in_for_both(
    of_one: Office, title: str
) -> None:
    of_one("report", title, *REPORT)
    assert county_reports(of_one) == {"莘县": ["LC-2022-003"]}


@pytest.mark.parametrize("asked", [OLD, OWN, "371503"])
def test_a_county_named_in_any_way_reports_once(of_one: Office, asked: str) -> None:
    of_one("report", "--county", asked, *REPORT)
    assert county_reports(of_one) == {"莘县": ["LC-2022-003"]}
    assert of_one.last("LC-2022-001")["by"] == OWN


@pytest.mark.parametrize(
    ("first", "second"), [("LC-2022-001", "LC-2022-002"), ("LC-2022-002", "LC-2022-001")]
)
def test_a_report_recorded_under_one_name_is_not_taken_again_under_the_other(
    of_one: Office, first: str, second: str
) -> None:
    of_one("report", first, *REPORT)
    refused = of_one("report", second, *REPORT, exits=6)
    assert first in refused.out + refused.err


def test_what_was_recorded_under_both_names_when_they_were_two_is_one_too_many_and_no_damage(
    of_one: Office,
) -> None:
    write_by_hand(of_one, "LC-2022-001", OLD, "H1")
    write_by_hand(of_one, "LC-2022-002", OWN, "H2")
    found = of_one.json("check")
    assert "reported-twice" in [each["code"] for each in found["notices"]]
    assert "reported-twice" not in [each["code"] for each in found["damage"]]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_nobodys_title_owes_is_under_what_its_file_says(of_one: Office, lang: str) -> None:
    file = of_one.file("LC-2022-001")
    file.write_text(file.read_text("utf-8").replace(OLD, SLIP), "utf-8")
    assert county_reports(of_one)[SLIP] == ["LC-2022-001"]
    assert SLIP in of_one("due", *OWED, lang=lang).out


def exported(register: Office, county: str) -> Path:
    """An export that calls the county of the first title otherwise."""
    data = json.loads(register("export", "-").out)
    for each in data["clusters"]:
        if each["id"] == "LC-2022-001":
            each["county"] = county
    path = register.folder.with_name(f"{county}.json")
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_an_export_comes_in_whole_under_any_name_of_a_county(two: Office) -> None:
    second = two.other("second")
    second("init")
    second("import", exported(two, OLD))
    assert f"clusters/{OLD}/LC-2022-001.yaml" in second.files()
    assert second.json("check")["damage"] == []
    again = json.loads(second("export", "-").out)["clusters"]
    assert {each["county"] for each in again} == {OLD, "莘县"}


def test_what_stands_under_another_name_of_its_county_is_no_other_title(two: Office) -> None:
    before = two.files()
    two("import", exported(two, OLD))
    assert two.files() == before
    assert "another cluster" in two("import", exported(two, "莘县"), exits=2).err


def test_a_county_that_is_none_is_refused_with_the_one_that_may_be_meant(two: Office) -> None:
    refused = two.other("second")
    refused("init")
    assert "is no recommending office" in refused("import", exported(two, SLIP), exits=2).err


@pytest.mark.parametrize(("other", "doubtful"), [(OLD, False), ("莘县", True)])
def test_two_forms_of_one_office_under_two_names_are_no_two_counties_to_findings(
    run: Run, tmp_path: Path, other: str, doubtful: bool
) -> None:
    name = "茌平铝特色产业集群"
    for file, county in (("a", OWN), ("b", other)):
        write(tmp_path / "forms" / f"{file}.yaml", application(name, county))
    write(tmp_path / "findings.yaml", findings(name, "市局"))
    ran = run("check", tmp_path / "forms", "--findings", tmp_path / "findings.yaml", "--brief")
    assert ("Applications of several counties" in ran.err) is doubtful


def test_what_comes_in_a_pack_on_a_title_under_an_old_name_is_taken(
    two: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = two.other("city")
    city("init")
    city("import", exported(two, OLD))
    county = city.other("county")
    shutil.copytree(city.folder, county.folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LCCLUSTER_OFFICE", "county.yaml")
    county("whoami", "--office", OLD)
    county("report", "LC-2022-001", *REPORT)
    county("pack", "-o", "1.lcp")
    monkeypatch.setenv("LCCLUSTER_OFFICE", "city.yaml")
    taken = city.json("receive", "1.lcp")
    assert (taken["taken"], taken["conflicts"], taken["refused"]) == (1, [], [])
    assert city.last("LC-2022-001")["by"] == OWN


def test_a_countys_computer_records_no_report_of_a_title_that_is_nobodys(
    two: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The city would not take it from there."""
    call(two, SLIP)
    monkeypatch.setenv("LCCLUSTER_OFFICE", str(tmp_path / "county.yaml"))
    two("whoami", "--office", OWN)
    assert SLIP in two("report", "LC-2022-001", *REPORT, exits=6).err


def test_an_office_goes_by_its_id_in_a_form_and_in_findings(run: Run, tmp_path: Path) -> None:
    text = (EXAMPLES / "complete/application.yaml").read_text("utf-8")
    findings = (EXAMPLES / "complete/findings.yaml").read_text("utf-8")
    form, given = tmp_path / "application.yaml", tmp_path / "findings.yaml"
    form.write_text(text.replace("高唐县\n", "371526\n"), "utf-8")
    given.write_text(findings.replace("office: 高唐县", "office: 371526"), "utf-8")
    ran = run("check", form, "--findings", given)
    assert "no-name" not in ran.err
    assert "office 高唐县" in ran.out
