"""Every provision of the measure: what carries it out, or that it is for people.

The table names entries of the rulebook (`condition area`), files of written cases
(`cases 04-area.yaml`) and behaviour (`does module:name`). A provision that nobody handles, a rule
that the table does not know, or a name that is gone fails the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest

from lccluster.rulebook.citation import read_citation
from shipped import BOOK, WRITTEN

FOR_PEOPLE = "for people"
SIXTEEN = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
]
ITEMS = {"四": "一二三四五六", "六": "一二三四五六七八", "十四": "一二三"}
PROVISIONS = {
    *(f"第{article}条" for article in SIXTEEN),
    *(f"第{article}条第（{item}）项" for article, items in ITEMS.items() for item in items),
    "第四条第二款",
    "附件",
}

TABLE: dict[str, tuple[str, ...]] = {
    "第一条": (FOR_PEOPLE,),
    "第二条": (FOR_PEOPLE,),
    "第三条": (FOR_PEOPLE,),
    "第四条": (
        FOR_PEOPLE,
        "does lccluster.eligibility.verdict:decide",
        "cases verdicts.yaml",
        "cases 04-findings.yaml",
    ),
    "第四条第（一）项": (
        "condition distinct-industry",
        "cases 04-judgements.yaml",
        "cases 04-elements.yaml",
    ),
    "第四条第（二）项": (
        "condition area",
        "condition enterprises",
        "condition revenue",
        "condition agglomeration",
        "cases 04-area.yaml",
        "cases 04-enterprises.yaml",
        "cases 04-revenue.yaml",
        "cases 04-judgements.yaml",
    ),
    "第四条第二款": (
        "waiver leading-in-trade",
        "reading foremost-in-province",
        "reading how-far-relaxed",
        "does lccluster.eligibility.conditions.waiver:claim",
        "cases 04-waiver.yaml",
    ),
    "第四条第（三）项": (
        "condition brand",
        "condition market-share",
        "condition media",
        "cases 04-brand.yaml",
        "cases 04-judgements.yaml",
    ),
    "第四条第（四）项": (
        "condition technology",
        "reading one-or-all-technology",
        "cases 04-judgements.yaml",
    ),
    "第四条第（五）项": ("condition industrial-internet", "cases 04-judgements.yaml"),
    "第四条第（六）项": ("condition organisation", "cases 04-judgements.yaml"),
    "第五条": (FOR_PEOPLE,),
    "第六条": (FOR_PEOPLE, "does lccluster.eligibility.materials:review"),
    "第六条第（一）项": ("material application_form", "cases 06-materials.yaml"),
    "第六条第（二）项": (
        "material introduction",
        "reading characters",
        "does lccluster.files.forms.materials.counting:count_characters",
        "cases 06-materials.yaml",
    ),
    "第六条第（三）项": ("material development_plan", "cases 06-materials.yaml"),
    "第六条第（四）项": ("material brand_evidence", "cases 06-materials.yaml"),
    "第六条第（五）项": ("material platform_evidence", "cases 06-materials.yaml"),
    "第六条第（六）项": ("material informatisation", "cases 06-materials.yaml"),
    "第六条第（七）项": ("material other_proof", "cases 06-materials.yaml"),
    "第六条第（八）项": ("material truthfulness_statement", "cases 06-materials.yaml"),
    "第七条": (
        FOR_PEOPLE,
        "does lccluster.eligibility.oddities:unknown_county",
        "cases form-spelling.yaml",
        "cases 07-recommendation.yaml",
    ),
    "第八条": (FOR_PEOPLE,),
    "第九条": ("reading public-notice", "does lccluster.register.acts:Recognised"),
    "第十条": (FOR_PEOPLE,),
    "第十一条": (
        "duty annual_report",
        "reading middle-of-the-month",
        "does lccluster.register.acts:AnnualReport",
    ),
    "第十二条": (
        "duty county_report",
        "reading duties-after-the-end",
        "does lccluster.register.acts:CountyReport",
    ),
    "第十三条": (
        "measure validity",
        "measure review",
        "ground not-applied",
        "ground review-failed",
        "reading counting",
        "reading after-review",
        "reading late-review",
        "reading when-to-cancel",
        "does lccluster.register.days:last_day",
        "does lccluster.register.acts:ReviewApplied",
        "does lccluster.register.acts:Cancelled",
    ),
    "第十四条": (FOR_PEOPLE, "does lccluster.register.acts:Revoked"),
    "第十四条第（一）项": ("ground 14.1",),
    "第十四条第（二）项": ("ground 14.2",),
    "第十四条第（三）项": ("ground 14.3",),
    "第十五条": (FOR_PEOPLE,),
    "第十六条": (
        "measure in_force",
        "reading day-that-decides",
        "reading after-the-end",
        "reading acts-outside-the-period",
        "does lccluster.register.acts.terms:outside_the_period",
        "does lccluster.rulebook.rulebook:choose",
        "cases 16-period.yaml",
    ),
    "附件": (
        "check part-exceeds-total",
        "check honour-exceeds-total",
        "check platform-exceeds-total",
        "check honours-do-not-add-up",
        "check platforms-do-not-add-up",
        "check filed-in-future",
        "check profit-above-revenue",
        "does lccluster.form.application:Application",
        "approximate figures",
        "check year-of-figures",
        "cases form-approximate.yaml",
        "cases form-year.yaml",
        "cases form-contradictions.yaml",
        "cases form-bands.yaml",
        "cases form-spelling.yaml",
    ),
}


def cited() -> Iterator[tuple[str, str]]:
    """Every entry of the rulebook that cites a provision, as (provision, name)."""
    measure = BOOK.measure
    for key in ("in_force", "validity", "review"):
        yield getattr(measure, key).article.chinese, f"measure {key}"
    assert BOOK.form_checks.approximate
    yield BOOK.form_checks.approximate.article.chinese, "approximate figures"
    for kind, entries in (
        ("condition", BOOK.conditions.conditions),
        ("waiver", BOOK.conditions.waivers),
        ("material", BOOK.materials.materials),
        ("check", BOOK.form_checks.contradictions),
        ("duty", measure.duties),
        ("ground", (*measure.grounds.cancel, *measure.grounds.revoke)),
        ("reading", measure.readings),
    ):
        yield from ((each.article.chinese, f"{kind} {each.id}") for each in entries)


CITED = set(cited())
NAMED = {
    (provision, name)
    for provision, names in TABLE.items()
    for name in names
    if name.split()[0] not in ("does", "cases", "for")
}


def test_the_table_names_all_sixteen_articles_their_items_and_the_annex() -> None:
    assert set(TABLE) == PROVISIONS
    assert len(PROVISIONS) == 16 + 6 + 8 + 3 + 1 + 1


def test_the_measure_lists_the_provisions_of_the_table_and_no_others() -> None:
    listed = [each.article for each in BOOK.measure.articles]
    assert sorted(listed) == sorted(map(read_citation, TABLE))


def test_the_measure_leaves_to_people_what_the_table_leaves_to_people() -> None:
    left = {each.article.chinese for each in BOOK.measure.articles if each.for_people}
    assert left == {provision for provision, names in TABLE.items() if FOR_PEOPLE in names}


@pytest.mark.parametrize("provision", TABLE)
def test_somebody_handles_the_provision(provision: str) -> None:
    rules = [name for name in TABLE[provision] if (provision, name) in CITED]
    assert rules or FOR_PEOPLE in TABLE[provision]


def test_every_rule_that_the_table_names_cites_that_provision() -> None:
    assert set() == NAMED - CITED


def test_every_rule_of_the_rulebook_stands_in_the_table() -> None:
    assert set() == CITED - NAMED


def test_every_file_of_cases_that_the_table_names_holds_cases() -> None:
    named = {name.split()[1] for names in TABLE.values() for name in names if "cases" in name}
    assert named == {file for file, _ in WRITTEN}


def test_every_condition_and_material_of_the_table_is_expected_by_a_written_case() -> None:
    tried = {
        key for _, case in WRITTEN for key in (*case.expect.conditions, *case.expect.materials)
    }
    named = {name.split()[1] for _, name in NAMED if name.split()[0] in ("condition", "material")}
    assert named == tried


BEHAVIOUR = sorted(
    {name.split()[1] for names in TABLE.values() for name in names if name.startswith("does ")}
)


@pytest.mark.parametrize("named", BEHAVIOUR)
def test_the_behaviour_that_the_table_names_is_there(named: str) -> None:
    module, _, name = named.partition(":")
    assert callable(getattr(import_module(module), name))
