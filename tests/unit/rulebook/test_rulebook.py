"""The rulebook as an object: citations, periods, offices, and which rulebook applies."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from lccluster.catalogs import speak
from lccluster.rulebook.citation import PATTERN, Citation, read_citation
from lccluster.rulebook.measure import Period
from lccluster.rulebook.rulebook import Occasion, Rulebook, choose
from shipped import BOOK, BOTH, NATION


@pytest.mark.parametrize(
    ("text", "citation", "english"),
    [
        ("第四条", (4, 0, 0), "Article 4"),
        ("第四条第（二）项", (4, 2, 0), "Article 4 (2)"),
        ("第四条第二款", (4, 0, 2), "Article 4 paragraph 2"),
        ("第四条第一款第（二）项", (4, 2, 1), "Article 4 paragraph 1 (2)"),
        ("第十条", (10, 0, 0), "Article 10"),
        ("第十六条", (16, 0, 0), "Article 16"),
        ("第二十条第一款", (20, 0, 1), "Article 20 paragraph 1"),
        ("第二十三条", (23, 0, 0), "Article 23"),
        ("第九十九条", (99, 0, 0), "Article 99"),
        ("第一百条", (100, 0, 0), "Article 100"),
        ("第一百零二条", (102, 0, 0), "Article 102"),
        ("第一百一十条", (110, 0, 0), "Article 110"),
        ("第二百三十四条", (234, 0, 0), "Article 234"),
        ("附件", (1000, 0, 0), "Annex"),
        ("附件第（一）项", (1000, 1, 0), "Annex (1)"),
        ("附件2", (1002, 0, 0), "Annex 2"),
        ("附件12第（三）项", (1012, 3, 0), "Annex 12 (3)"),
        ("第四章〔条号未详〕", (954, 0, 0), "Chapter 4, article not known"),
        ("施行〔条号未详〕", (900, 0, 0), "commencement, article not known"),
        ("认定条件〔条号未详〕", (901, 0, 0), "conditions of recognition, article not known"),
        ("复核〔条号未详〕", (904, 0, 0), "re-review, article not known"),
    ],
)
def test_a_citation_is_read_and_drawn_in_both_languages(
    text: str, citation: tuple[int, int, int], english: str, voice: None
) -> None:
    read = read_citation(text)
    assert (read.article, read.item, read.paragraph) == citation
    assert re.fullmatch(PATTERN, text)
    speak("zh")
    assert str(read) == text
    speak("en")
    assert str(read) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("第四条第（二）项第3目", "Article 4 (2) point 3"),
        ("第四条第一款第（二）项第12目", "Article 4 paragraph 1 (2) point 12"),
        ("附件2第（一）项第3目", "Annex 2 (1) point 3"),
    ],
)
def test_an_item_has_points(text: str, english: str, voice: None) -> None:
    speak("en")
    assert str(read_citation(text)) == english
    speak("zh")
    assert str(read_citation(text)) == text
    assert re.fullmatch(PATTERN, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "四条",
        "第4条",
        "第四条第(二)项",
        "第三四条",
        "第十十条",
        "附件0",
        "附件01",
        "附件二",
        "附件100",
        "附件 2",
        "附件²",
        "第四条第3目",  # 目 stands below an item
        "第四条第（二）项第三目",
        "第四条第（二）项第0目",
        "第四条第（二）项第3目第1目",
        "第四章",
        "第四章第一条",
        "第4章〔条号未详〕",
        "第四条〔条号未详〕",
        "附件第二款",
        "第四条第（二）项第二款",  # 项下不设款
        "第一百二条",
        "第一百零十条",
        "第四条 ",
        "〔条号未详〕",
        "认定标准〔条号未详〕",
        "认定条件",
        "认定条件（条号未详）",
    ],
)
def test_what_is_no_citation_is_refused(text: str) -> None:
    assert not re.fullmatch(PATTERN, text)
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        read_citation(text)


def _is_citation(text: str) -> bool:
    try:
        return bool(read_citation(text))
    except ValueError:
        return False


def test_a_numeral_is_read_just_where_the_pattern_for_editors_takes_it() -> None:
    for length in range(1, 6):
        for signs in product("零一七十百1", repeat=length):
            text = f"第{''.join(signs)}条"
            assert _is_citation(text) == bool(re.fullmatch(PATTERN, text)), text


def test_citations_sort_as_the_measure_runs() -> None:
    written = [
        "第四条",
        "第四条第（二）项",
        "第四条第（二）项第3目",
        "第四条第（二）项第12目",
        "第四条第（三）项",
        "第四条第一款第（二）项",
        "第四条第二款",
        "第十条",
        "认定条件〔条号未详〕",
        "有效期〔条号未详〕",
        "第三章〔条号未详〕",
        "第十二章〔条号未详〕",
        "附件",
        "附件第（一）项",
        "附件2",
        "附件2第（一）项第3目",
        "附件12",
    ]
    assert [each.chinese for each in sorted(map(read_citation, reversed(written)))] == written


def test_a_period_covers_both_of_its_days() -> None:
    period = Period(date(2021, 9, 1), date(2026, 8, 31), Citation(16))
    days = [date(2021, 8, 31), date(2021, 9, 1), date(2026, 8, 31), date(2026, 9, 1)]
    assert [period.covers(day) for day in days] == [False, True, True, False]


def test_a_period_without_an_end_covers_every_later_day() -> None:
    assert Period(date(2021, 9, 1), None, Citation(16)).covers(date(2099, 1, 1))


def dated(name: str, start: date, end: date | None) -> Rulebook:
    period = Period(start, end, Citation(16))
    return replace(BOOK, measure=replace(BOOK.measure, id=name, in_force=period))


@pytest.mark.parametrize(
    ("day", "chosen"),
    [
        (date(2020, 1, 1), "first"),
        (date(2021, 6, 1), "first"),
        (date(2023, 6, 1), "first"),
        (date(2024, 6, 1), "second"),
        (date(2025, 6, 1), "second"),
        (date(2026, 6, 1), "third"),
    ],
)
def test_the_rulebook_in_force_applies_else_the_nearest_earlier_else_the_first(
    day: date, chosen: str
) -> None:
    books = [
        dated("third", date(2026, 1, 1), None),
        dated("first", date(2021, 1, 1), date(2022, 12, 31)),
        dated("second", date(2024, 1, 1), date(2024, 12, 31)),
    ]
    assert choose(books, day).id == chosen


def marked(name: str, **marks: Any) -> Rulebook:
    return replace(BOOK, measure=replace(BOOK.measure, id=name, **marks))


@pytest.mark.parametrize("marks", [{"draft": True}, {"level": "nation"}])
def test_a_draft_or_a_measure_of_the_nation_is_chosen_only_where_it_was_named(
    marks: dict[str, Any],
) -> None:
    other = marked("other", **marks)
    for day in (date(2020, 1, 1), date(2025, 1, 1), date(2030, 1, 1)):
        assert choose([other, BOOK], day) is BOOK
        assert choose([BOOK, other], day) is BOOK
        assert choose([other], day) is other


def test_the_rulebook_of_a_municipal_application_stays_the_municipal_one() -> None:
    for day in (date(2021, 8, 31), date(2025, 1, 1), date(2026, 8, 31), date(2030, 1, 1)):
        assert choose([each.book for each in BOTH], day) is BOOK


def test_a_draft_is_in_force_on_no_day() -> None:
    assert BOOK.in_force(date(2025, 1, 1))
    assert not marked("draft", draft=True).in_force(date(2025, 1, 1))


def test_the_nations_rulebook_counts_from_the_day_on_which_it_was_issued() -> None:
    assert [NATION.book.in_force(date(2022, 9, day)) for day in (12, 13)] == [False, True]
    assert NATION.book.in_force(date(2040, 1, 1))


def test_both_rulebooks_list_the_same_offices() -> None:
    assert NATION.book.offices.province is not None
    assert replace(NATION.book.offices, province=None, ministry=None) == BOOK.offices


def test_of_two_in_force_the_later_one_applies() -> None:
    books = [dated("new", date(2024, 1, 1), None), dated("old", date(2021, 1, 1), None)]
    assert choose(books, date(2025, 1, 1)).id == "new"


def test_a_later_measure_that_has_ended_gives_way_to_one_in_force() -> None:
    books = [
        dated("old", date(2021, 1, 1), None),
        dated("pilot", date(2024, 1, 1), date(2024, 6, 30)),
    ]
    assert choose(books, date(2025, 1, 1)).id == "old"


def test_conditions_are_found_by_id() -> None:
    rule = BOOK.condition("area")
    assert rule is not None
    assert rule.id == "area"
    assert BOOK.condition("aria") is None


def test_a_condition_without_a_waiver_has_none() -> None:
    waivers = {rule.id for rule in BOOK.conditions.conditions if BOOK.waiver(rule)}
    assert waivers == {"area", "enterprises", "revenue"}


@pytest.mark.parametrize(
    ("written", "office"),
    [
        ("371522", "371522"),
        ("莘县", "371522"),
        ("shenxian", "371522"),
        (" 莘县 ", "371522"),
        ("３７１５２２", "371522"),
        ("开发区经贸发展部", "development-zone"),
        ("茌平县", "371503"),
    ],
)
def test_an_office_is_found_by_any_of_its_names(written: str, office: str) -> None:
    found = BOOK.offices.county(written)
    assert found is not None
    assert found.id == office


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_office_is_called_as_records_call_it_in_every_language(
    language: str, voice: None
) -> None:
    speak(language)
    offices = BOOK.offices
    assert [str(each.name) for each in (offices.city, *offices.counties[:2])] == [
        "市局",
        "东昌府区",
        "临清市",
    ]


def test_only_a_former_name_is_former() -> None:
    former = ["茌平县", "茌平区", "平阴县"]
    assert [BOOK.offices.is_former(name) for name in former] == [True, False, False]


def test_the_city_is_an_office_but_recommends_nothing() -> None:
    assert BOOK.offices.county("市局") is None
    city = BOOK.offices.any("市工信局")
    assert city is BOOK.offices.city
    assert BOOK.offices.any("省厅") is None


def test_there_are_eleven_recommending_offices_and_three_without_a_code() -> None:
    ids = [office.id for office in BOOK.offices.counties]
    assert len(ids) == 11
    assert sum(not each.isdigit() for each in ids) == 3


def test_a_citation_gives_its_article_alone() -> None:
    for written, whole in (
        ("第十四条第（二）项", "第十四条"),
        ("第四条第二款", "第四条"),
        ("第四条第（二）项第3目", "第四条"),
        ("附件2第（一）项第3目", "附件2"),
        ("附件第（一）项", "附件"),
        ("第十三条", "第十三条"),
        ("复核〔条号未详〕", "复核〔条号未详〕"),
    ):
        assert read_citation(written).whole == read_citation(whole)


def test_a_re_review_is_held_against_the_conditions_that_it_asks_and_a_recognition_against_all() -> (
    None
):
    review = replace(BOOK.measure.review, conditions=("revenue", "area"))
    book = replace(BOOK, measure=replace(BOOK.measure, review=review))
    asked = book.held_at(Occasion.REVIEW)
    assert [rule.id for rule in asked.conditions.conditions] == ["area", "revenue"]
    assert book.held_at(Occasion.RECOGNITION).conditions == BOOK.conditions
    assert BOOK.held_at(Occasion.REVIEW).conditions == BOOK.conditions


def test_a_measure_is_cited_by_title_and_number_and_says_what_it_recognises() -> None:
    measure = BOOK.measure
    assert measure.cited == f"《{measure.title.zh}》（{measure.document_number}）"
    assert measure.title.zh.startswith(f"{measure.subject}管理办法")
    assert measure.subject.endswith("特色产业集群")
