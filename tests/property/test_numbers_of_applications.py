"""The number of an application is read back however it is drawn and typed, for every office of every rulebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lccluster.files.rules.rulebook_folder import read_offices
from lccluster.round.numbering import (
    CalledInRound,
    as_filed,
    drawn,
    drawn_in_round,
    placed,
    placed_by,
)
from lccluster.round.records import ApplicationRecord
from running import ROOT, speaking

BOOKS = sorted(each.parent for each in ROOT.glob("*rules/**/offices.yaml"))
BOOKS += sorted(each.parent for each in ROOT.glob("examples/rules/*/offices.yaml"))
FULL = str.maketrans("0123456789-", "０１２３４５６７８９－")
serials = st.integers(1, 999).map("{:02}".format)


@pytest.mark.parametrize("book", BOOKS, ids=lambda each: each.name)
@given(serial=serials, hyphen=st.sampled_from("-－–—−‐"), language=st.sampled_from(["zh", "en"]))
def test_what_is_drawn_is_read_back(book: Path, serial: str, hyphen: str, language: str) -> None:
    offices = read_offices(book)
    for office in offices.counties:
        record = ApplicationRecord(
            id=f"{office.id}-{serial}", cluster="某集群", county=office.name.zh
        )
        with speaking(language):
            shown = drawn(record)
        assert language == "zh" or shown == record.id
        start, _, _ = shown.rpartition("-")
        for typed in (shown, record.id, f"{start}{hyphen}{serial}", f" {shown}".translate(FULL)):
            assert as_filed(typed, offices) == record.id


def test_every_name_of_an_office_is_understood() -> None:
    offices = read_offices(ROOT / "rules" / "liaocheng-2021-97")
    for office in offices.counties:
        for name in office.spellings:
            assert as_filed(f"{name}-07", offices) == f"{office.id}-07"


@pytest.mark.parametrize(
    "written", ["", "-", "开发区", "某县-01", "开发区-", "开发区-甲", "冠县纸业特色产业集群"]
)
def test_what_is_no_number_stays_as_it_is(written: str) -> None:
    assert as_filed(written, read_offices(ROOT / "rules" / "liaocheng-2021-97")) == written


def test_an_act_calls_an_application_as_its_record_does_and_of_no_round_by_its_id() -> None:
    offices = read_offices(ROOT / "rules" / "liaocheng-2021-97")
    with speaking("zh"):
        said = [
            each.number("development-zone-01") for each in (CalledInRound(offices), CalledInRound())
        ]
    assert said == ["开发区-01", "development-zone-01"]


@pytest.mark.parametrize(("language", "said"), [("zh", "开发区-01"), ("en", "development-zone-01")])
def test_a_place_in_files_and_a_cause_have_the_number_as_it_is_drawn(
    language: str, said: str
) -> None:
    offices = read_offices(ROOT / "rules" / "liaocheng-2021-97")
    record = ApplicationRecord(id="development-zone-01", cluster="某集群", county="开发区")
    with speaking(language):
        places = {placed(record, "a.yaml"), placed_by(record.id, "a.yaml", offices)}
        assert places == {f"{said}（a.yaml）" if language == "zh" else "a.yaml"}
        assert drawn_in_round(f"2025/{record.id}", offices) == f"2025/{said}"
        assert drawn_in_round("2025/371522-01", offices) == "2025/371522-01"
