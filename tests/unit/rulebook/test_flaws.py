"""One line of a sound rulebook changed: the flaw is found, with its file and its line."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest
from msgspec import Struct

from lccluster.errors import Unusable
from lccluster.rulebook import consistency
from lccluster.rulebook.flaws import citations, flaw
from lccluster.rulebook.flaws import form as form_flaws
from lccluster.rulebook.flaws import form_checks as form_check_flaws
from lccluster.rulebook.flaws import measure as measure_flaws
from lccluster.rulebook.flaws import recommendation as recommendation_flaws
from lccluster.rulebook.flaws.conditions import figures, people, relaxing, trees, words
from lccluster.rulebook.flaws.flaw import (
    CONDITIONS,
    FORM,
    FORM_CHECKS,
    MATERIALS,
    MEASURE,
    OFFICES,
    PROCEDURE,
)
from lccluster.rulebook.procedure import flaws as procedure_flaws
from lccluster.usecases.rules.proof import Proof, prove
from lccluster.usecases.rules.rulebooks import read_sound_rulebook
from shipped import FOLDER


class Edit(Struct, frozen=True):
    """A text of one file replaced, the flaw it makes, and a text of the line it is found on."""

    code: str
    file: str
    old: str
    new: str
    at: str = ""

    def __str__(self) -> str:
        return f"{self.code}: {self.new.strip()[:30]}"


AREA = "kind: at_most, field: cluster.area_km2, bound: 100, unit: km2"
BRAND = "check: {kind: at_least, field: honours.total, bound: 1, unit: items}"
ONE = "{kind: at_least, field: honours.total, bound: 1, unit: items}"
ANOTHER = "{kind: at_least, field: honours.famous_brands, bound: 1, unit: items}"
REVENUE = "check: {kind: at_least, field: economics.revenue_yi, bound: 30, unit: yi_yuan}"
YEARS = "check: {kind: at_least_each_year, field: yearly.output_value_yi, bound: 30, unit: yi_yuan, years: 3}"


QUOTA = "  - {id: a-year, article: 第七条, label: {zh: 推荐名额, en: recommendations}, per: county,\n     most: 3}\n"


RATIO = "check: {kind: ratio, of: economics.tax_yi, to: economics.revenue_yi, at_least: 2}"
FIRMS = "check: {kind: count_of, table: products, where: {provincial_market_share: {at_least: 10}}, at_least: 30, unit: households}"


def any_of(*listed: str, kind: str = "any_of") -> str:
    return f"check:\n      kind: {kind}\n      figures:\n        - " + "\n        - ".join(listed)


def by(values: str, field: str = "county") -> str:
    """The revenue with branches; what holds everywhere else is the bound as shipped."""
    other = REVENUE.removeprefix("check: ")
    return f"check: {{kind: by, field: {field}, values: {{{values}}}, otherwise: {other}}}"


SCORE = """check:
      kind: score
      items:
        - {id: a, label: {zh: 甲, en: a}, field: shares.sme_output, weight: 40}
        - {id: b, label: {zh: 乙, en: b}, asks: {zh: 乙如何, en: how is b?}, weight: 60}
      grades: [{id: good, label: {zh: 良, en: good}, from: 60}, {id: bad, label: {zh: 差, en: bad}, from: 0}]
"""


def score(old: str, new: str) -> str:
    """A score with one thing changed."""
    assert old in SCORE
    return SCORE.replace(old, new, 1)


LESS = "{kind: at_least, field: economics.revenue_yi, bound: 20, unit: yi_yuan}"


FLAWS = [
    Edit("period-ends-before-it-starts", MEASURE, "until: 2026-08-31", "until: 2021-08-31"),
    Edit("first-year", MEASURE, "counting: civil-code ", "counting: calendar-years ", "counting: calendar-years"),
    Edit("first-year", MEASURE, "counting: civil-code ", "counting: inclusive\n  first: next-year ", "first: next-year"),
    Edit("years-uncounted", MEASURE, "  counting: civil-code ", "  # counting: civil-code ", "article: 第十三条\n  years"),
    Edit("no-conditions-for-review", MEASURE, "  extends_years: 5", "  extends_years: 5\n  conditions: []", "conditions: []"),
    Edit("duplicate-id", MEASURE, "id: county_report", "id: annual_report"),
    Edit("days-of-a-duty", MEASURE, "    due_on: 01-10\n    overdue_after: 01-20\n", "", "- id: annual_report"),
    Edit("days-of-a-duty", MEASURE, "    overdue_after: 01-20\n", "", "- id: annual_report"),
    Edit("days-of-a-duty", MEASURE, "    due_on: 01-10\n", "    due_on: 01-10\n    due: [{on: 07-10, overdue_after: 07-20}]\n", "- id: annual_report"),
    Edit("late-before-due", MEASURE, "overdue_after: 01-20", "overdue_after: 01-09", "- id: annual_report"),
    Edit("duplicate-id", MEASURE, "grounds:\n", "quotas:\n" + 2 * QUOTA + "grounds:\n", "{id: a-year, article: 第七条, label: {zh: 推荐名额, en: recommendations}, per: county,\n     most: 3}\ngrounds"),
    Edit("no-such-article", MEASURE, "grounds:\n", "quotas:\n" + QUOTA.replace("第七条", "第七十条") + "grounds:\n", "第七十条"),
    Edit("owner-without-office", MEASURE, "owed_by: county", "owed_by: province"),
    Edit("ground-without-standing", MEASURE, "      when: expired         # 只能在期满之后\n", "", "- id: not-applied"),
    Edit("ground-without-standing", MEASURE, "      when: review_failed\n", "      when: expired\n", "- id: review-failed"),
    Edit("ground-of-two-ends", MEASURE, 'id: "14.2"', "id: review-failed\n      when: review_failed"),
    Edit("no-such-condition", MEASURE, "  extends_years: 5", "  extends_years: 5\n  conditions: [area, aria]", "conditions: [area"),
    Edit("duplicate-id", CONDITIONS, "id: enterprises", "id: area"),
    Edit("duplicate-id", MATERIALS, "id: platform_evidence", "id: brand_evidence"),
    Edit("duplicate-id", FORM_CHECKS, "id: filed-in-future", "id: part-exceeds-total"),
    Edit("duplicate-id", FORM_CHECKS, "id: profit-to-revenue", "id: tax-to-revenue"),
    Edit("duplicate-id", OFFICES, 'id: "371525"', 'id: "371581"'),
    Edit("duplicate-id", MEASURE, "id: after-review", "id: counting"),
    Edit("duplicate-id", MEASURE, 'id: "14.2"', 'id: "14.1"'),
    Edit("duplicate-id", MEASURE, "id: review-failed", "id: not-applied"),
    Edit("name-of-two-offices", OFFICES, "aliases: [临清,", "aliases: [冠县,", 'id: "371581"'),
    Edit("name-of-two-offices", OFFICES, "聊城市工信局,", "莘县,", "id: liaocheng"),
    Edit("name-of-two-offices", OFFICES, "counties:\n", "ministry: {id: m, name: {zh: 市局, en: M}}\ncounties:\n", "id: liaocheng"),
    Edit("no-such-field", CONDITIONS, "field: cluster.area_km2", "field: cluster.area_km"),
    Edit("no-such-field", CONDITIONS, "shows: [products]", "shows: [products.name]"),
    Edit("no-such-field", CONDITIONS, "field: standing.province_rank", "field: standing.rank"),
    Edit("no-such-field", CONDITIONS, "[standing.foremost_in_province]", "[standing.first]"),
    Edit("no-such-field", CONDITIONS, "evidence: standing.evidence", "evidence: zzz"),
    Edit("no-such-material", FORM, "itself: application_form", "itself: form"),
    Edit("doubled-id", FORM, "  - id: employees\n", "  - id: county\n"),
    Edit("doubled-id", FORM, "key: enterprises.in_park", "key: enterprises.above_size"),
    Edit("foreign-key", FORM, "key: enterprises.in_park", "key: park"),
    Edit("impossible-key", FORM, "key: enterprises.in_park", "key: enterprises.园区"),
    Edit("impossible-key", FORM, "key: enterprises.in_park", "key: enterprises.copy"),
    Edit("impossible-key", FORM, "key: enterprises.in_park", "key: enterprises._park"),
    Edit("impossible-key", FORM, "key: enterprises.in_park", "key: enterprises.model_dump"),
    Edit("group-without-label", FORM, "    label: {zh: 企业户数, en: firms}\n", "", "- id: enterprises"),
    Edit("missing-cell", FORM, "key: cluster.name", "key: cluster.named", "  - id: applicant"),
    Edit("missing-cell", FORM, "en: day on which the form was filled in}, kind: day", "en: day}", "  - id: applicant"),
    Edit("no-such-field", FORM, "total_of: [enterprises.above_size", "total_of: [enterprises.above"),
    Edit("wrong-unit", FORM, "unit: rank, lowest: above_zero, exact: true}", "unit: rank, share: true}"),
    Edit("unit-and-kind", FORM, "en: profit}, unit: yi_yuan", "en: profit}, unit: yi_yuan, kind: day"),
    Edit("year-of-rows", FORM, "key: yearly.year", "key: yearly.when"),
    Edit("ambiguous-label", FORM, "also: [从业人员, ", "also: [税金, "),
    Edit("ambiguous-label", FORM, "also: [从业人员, ", "also: [从业人员数, "),
    Edit("ambiguous-label", FORM, "also: [主要产品情况, ", "also: [企业户数, "),
    Edit("place-taken", FORM, "head: {row: 1, column: 3, rows: 3}", "head: {row: 1, column: 2, rows: 3}"),
    Edit("no-such-field", FORM_CHECKS, "total: honours.total, parts: [honours.famous_brands, honours.well_known_trademarks, honours.industry_titles]}\n  - {id: platform", "total: honours.sum, parts: [honours.famous_brands]}\n  - {id: platform", "honours.sum"),
    Edit("no-such-field", FORM_CHECKS, "parts: [enterprises.above_size,", "parts: [enterprises.above,"),
    Edit("no-such-field", FORM_CHECKS, "of: economics.revenue_yi}", "of: economics.output}"),
    Edit("no-such-field", FORM_CHECKS, "field: filled_on", "field: filed_on"),
    Edit("no-such-field", FORM_CHECKS, "per: employees", "per: staff"),
    Edit("not-a-figure", FORM_CHECKS, "of: economics.revenue_yi}", "of: cluster.name}"),
    Edit("not-a-figure", FORM_CHECKS, "per: enterprises.total", "per: enterprises"),
    Edit("not-a-figure", CONDITIONS, "field: standing.city_rank", "field: county"),
    Edit("not-a-text", FORM_CHECKS, "text: county_opinion.text", "text: employees"),
    Edit("not-a-text", FORM_CHECKS, "text: county_opinion.text", "text: products"),
    Edit("foreign-key", FORM, "key: products.name", "key: products"),
    Edit("not-a-day", FORM_CHECKS, "field: filled_on", "field: applicant"),
    Edit("not-a-day", FORM_CHECKS, "filed: filled_on", "filed: county"),
    Edit("no-such-field", FORM_CHECKS, "filed: filled_on", "filed: filed_on"),
    Edit("no-such-field", FORM_CHECKS, "covers: [economics.revenue_yi,", "covers: [county,", "year_of_figures"),
    Edit("not-a-year", FORM_CHECKS, "year: economics.year", "year: employees"),
    Edit("unknown-word", FORM_CHECKS, "below: [不足,", "below: [很少,"),
    Edit("unknown-word", FORM_CHECKS, "words: [约,", "words: [上百,"),
    Edit("duplicate-word", FORM_CHECKS, "above: [余,", "above: [近, 余,"),
    Edit("impossible-percent", FORM_CHECKS, "within_percent: 10", "within_percent: 100"),
    Edit("words-against-bound", FORM_CHECKS, "within_percent: 10", "within_percent: 15", "10%以内"),
    Edit("wrong-unit", CONDITIONS, "bound: 100, unit: km2", "bound: 100, unit: items"),
    Edit("wrong-unit", CONDITIONS, "field: honours.total, bound: 1, unit: items", "field: honours, bound: 1, unit: items"),
    Edit("impossible-bound", CONDITIONS, "bound: 30, unit: households", "bound: 29.5, unit: households"),
    Edit("impossible-bound", CONDITIONS, "bound: 100, unit: km2", "bound: -100, unit: km2"),
    Edit("no-such-waiver", CONDITIONS, "waiver: leading-in-trade", "waiver: leading"),
    Edit("waiver-of-a-judgement", CONDITIONS, "  - id: technology\n", "  - id: technology\n    waiver: leading-in-trade\n", "    waiver: leading-in-trade\n    article: 第四条第（四）项"),
    Edit("words-against-bound", CONDITIONS, "bound: 100, unit: km2", "bound: 101, unit: km2", "says: {zh: 区域面积"),
    Edit("words-against-bound", CONDITIONS, "年营业收入30亿元以上", "年营业收入30万元以上"),
    Edit("words-against-bound", CONDITIONS, "at least 30 yi yuan", "at least 3 yi yuan"),
    Edit("words-against-bound", MATERIALS, "most_characters: 3000", "most_characters: 3001", "不超过3000字"),
    Edit("words-against-direction", CONDITIONS, AREA, AREA.replace("at_most", "at_least"), "says: {zh: 区域面积"),
    Edit("words-against-direction", CONDITIONS, "30户以上", "30户以内"),
    Edit("words-against-direction", CONDITIONS, "at least 30 firms", "some 30 firms"),
    Edit("words-against-direction", CONDITIONS, REVENUE, REVENUE.replace("at_least", "above"), "says: {zh: 年营业收入"),
    Edit("words-against-direction", CONDITIONS, BRAND, any_of(ONE, ANOTHER.replace("at_least", "above")), "says: {zh: 省级以上品牌"),
    Edit("words-against-bound", CONDITIONS, BRAND, any_of(ONE, ANOTHER.replace("bound: 1", "bound: 2")), "says: {zh: 省级以上品牌"),
    Edit("words-against-years", CONDITIONS, REVENUE, YEARS, "says: {zh: 年营业收入"),
    Edit("words-against-years", CONDITIONS, "年营业收入30亿元以上", "近3年每年营业收入30亿元以上"),
    Edit("impossible-years", CONDITIONS, REVENUE, YEARS.replace("years: 3", "years: 0"), "check: {kind: at_least_each_year"),
    Edit("no-such-field", CONDITIONS, REVENUE, YEARS.replace("yearly.output_value_yi", "economics.revenue_yi"), "check: {kind: at_least_each_year"),
    Edit("no-such-field", CONDITIONS, REVENUE, REVENUE.replace("economics.revenue_yi", "yearly.output_value_yi"), "field: yearly.output_value_yi"),
    Edit("no-such-field", CONDITIONS, BRAND, any_of(ONE, ANOTHER.replace("famous_brands", "brands")), "honours.brands"),
    Edit("wrong-unit", CONDITIONS, REVENUE, YEARS.replace("unit: yi_yuan", "unit: items"), "check: {kind: at_least_each_year"),
    Edit("impossible-bound", CONDITIONS, BRAND, any_of(ONE, ANOTHER.replace("bound: 1", "bound: 0.5")), "bound: 0.5"),
    Edit("no-alternatives", CONDITIONS, BRAND, any_of(ONE), "- " + ONE),
    Edit("mixed-units", CONDITIONS, REVENUE, RATIO.replace("economics.revenue_yi", "employees"), RATIO[:20]),
    Edit("wrong-unit", CONDITIONS, REVENUE, RATIO.replace("at_least: 2}", "at_least: 2, unit: yi_yuan}"), RATIO[:20]),
    Edit("no-such-field", CONDITIONS, REVENUE, RATIO.replace("economics.tax_yi", "economics.taxes"), RATIO[:20]),
    Edit("no-such-field", CONDITIONS, REVENUE, "check: {kind: excess, of: economics.tax_yi, over: economics.taxes, at_least: 2, unit: yi_yuan}", "check: {kind: excess"),
    Edit("no-bound", CONDITIONS, REVENUE, RATIO.replace(", at_least: 2", ""), RATIO[:20]),
    Edit("no-bound", CONDITIONS, REVENUE, FIRMS.replace("{at_least: 10}", "{}"), FIRMS[:20]),
    Edit("bounds-upside-down", CONDITIONS, REVENUE, RATIO.replace("at_least: 2", "at_least: 2, below: 2"), RATIO[:20]),
    Edit("bounds-upside-down", CONDITIONS, "{" + AREA + "}", "{kind: between, field: cluster.area_km2, from: 100, to: 10, unit: km2}", "{kind: between"),
    Edit("no-columns", CONDITIONS, REVENUE, FIRMS.replace("{provincial_market_share: {at_least: 10}}", "{}"), FIRMS[:20]),
    Edit("wrong-column", CONDITIONS, REVENUE, FIRMS.replace("{at_least: 10}", "10%"), FIRMS[:20]),
    Edit("wrong-column", CONDITIONS, REVENUE, FIRMS.replace("provincial_market_share", "name"), FIRMS[:20]),
    Edit("no-such-field", CONDITIONS, REVENUE, FIRMS.replace("provincial_market_share", "share"), FIRMS[:20]),
    Edit("no-such-field", CONDITIONS, REVENUE, FIRMS.replace("products", "firms"), FIRMS[:20]),
    Edit("wrong-unit", CONDITIONS, REVENUE, FIRMS.replace("households", "percent"), FIRMS[:20]),
    Edit("impossible-number", CONDITIONS, BRAND, any_of(ONE, ANOTHER, kind="n_of\n      n: 3"), "n: 3"),
    Edit("impossible-number", CONDITIONS, BRAND, any_of(ONE, ANOTHER, kind="n_of\n      n: 0"), "n: 0"),
    Edit("words-against-number", CONDITIONS, BRAND, any_of(ONE, ANOTHER, kind="n_of\n      n: 1"), "says: {zh: 省级以上品牌"),
    Edit("words-against-number", CONDITIONS, "省级以上品牌、", "3项中至少2项："),
    Edit("not-a-word", CONDITIONS, REVENUE, by(f"甲: {LESS}", "employees"), "check: {kind: by"),
    Edit("no-such-field", CONDITIONS, REVENUE, by(f"甲: {LESS}", "zone"), "check: {kind: by"),
    Edit("no-branches", CONDITIONS, REVENUE, by(""), "check: {kind: by"),
    Edit("no-such-office", CONDITIONS, REVENUE, by(f"平阴县: {LESS}"), "check: {kind: by"),
    Edit("branch-twice", CONDITIONS, REVENUE, by(f"茌平区: {LESS}, 茌平县: {LESS}"), "check: {kind: by"),
    Edit("branch-twice", CONDITIONS, REVENUE, by(f"甲A: {LESS}, 甲Ａ: {LESS}", "applicant"), "check: {kind: by"),
    Edit("words-against-branch", CONDITIONS, REVENUE, by(f"冠县: {LESS}"), "says: {zh: 年营业收入"),
    Edit("words-against-bound", CONDITIONS, REVENUE, by(f"冠县: {LESS}"), "says: {zh: 年营业收入"),
    Edit("waiver-of-a-bar", CONDITIONS, "  - id: revenue\n", "  - id: revenue\n    bar: true\n", "waiver: leading-in-trade\n    reading: {zh: 只看"),
    Edit("no-such-ground", CONDITIONS, "  - id: brand\n", '  - id: brand\n    ground: "14.9"\n', 'ground: "14.9"'),
    Edit("weights-make-no-hundred", CONDITIONS, BRAND, score("weight: 60", "weight: 61"), "- {id: a, label"),
    Edit("field-or-asks", CONDITIONS, BRAND, score("field: shares.sme_output, ", ""), "- {id: a, label"),
    Edit("field-or-asks", CONDITIONS, BRAND, score("weight: 60", "weight: 60, field: employees"), "- {id: b, label"),
    Edit("no-such-field", CONDITIONS, BRAND, score("shares.sme_output", "shares.sme"), "- {id: a, label"),
    Edit("no-such-field", CONDITIONS, BRAND, score("shares.sme_output", "applicant"), "- {id: a, label"),
    Edit("grades-with-gaps", CONDITIONS, BRAND, score("from: 0", "from: 1"), "grades: ["),
    Edit("grades-with-gaps", CONDITIONS, BRAND, score("from: 60", "from: 0"), "grades: ["),
    Edit("no-such-grade", CONDITIONS, BRAND, score("      grades", "      at_least: fair\n      grades"), "at_least: fair"),
    Edit("duplicate-id", CONDITIONS, BRAND, score("{id: b", "{id: a"), "- {id: a, label: {zh: 乙"),
    Edit("score-twice", CONDITIONS, BRAND, SCORE + "  - id: again\n    article: 第四条第（三）项\n    label: {zh: 甲, en: a}\n    says: {zh: 甲, en: a}\n    " + SCORE.replace("score", "score", 1), "kind: score\n      items:\n        - {id: a, label: {zh: 甲, en: a}, field: shares.sme_output, weight: 40}\n        - {id: b, label: {zh: 乙, en: b}, asks: {zh: 乙如何, en: how is b?}, weight: 60}\n      grades: [{id: good, label: {zh: 良, en: good}, from: 60}, {id: bad, label: {zh: 差, en: bad}, from: 0}]\n\n\n  - id: market-share"),
    Edit("duplicate-id", CONDITIONS, "{id: renown,", "{id: share,", "{id: share, label: {zh: 品牌"),
    Edit("waiver-of-several-bounds", CONDITIONS, BRAND, any_of(ONE, ANOTHER) + "\n    waiver: leading-in-trade", "waiver: leading-in-trade\n\n  - id: market-share"),
    Edit("claim-or-none", CONDITIONS, "evidence: standing.evidence", "evidence: standing.evidence\n    without_claim: true", "id: leading-in-trade"),
    Edit("no-such-field", FORM_CHECKS, "text: county_opinion.text", "text: county_opinion.words"),
    Edit("no-such-field", FORM_CHECKS, "seal: county_opinion.sealed", "seal: county_opinion.seal"),
    Edit("not-a-day", FORM_CHECKS, "day: county_opinion.signed_on", "day: county_opinion.text"),
    Edit("no-such-article", FORM_CHECKS, "recommendation:\n  article: 第七条", "recommendation:\n  article: 第三十条", "article: 第三十条"),
    Edit("word-of-both-kinds", FORM_CHECKS, "agrees: [同意,", "agrees: [暂缓推荐, 同意,"),
    Edit("impossible-rank", CONDITIONS, "up_to: 1}", "up_to: 0}"),
    Edit("article-uncited", MEASURE, "  - article: 附件\n", "  - article: 附件\n    says: {zh: 甲, en: a}\n  - article: 第十七条\n", "article: 第十七条"),
    Edit("no-such-article", CONDITIONS, "article: 第四条第（六）项", "article: 第四条第（七）项"),
    Edit("no-such-article", MEASURE, "in_force: {article: 第十六条", "in_force: {article: 第二十条"),
    Edit("no-such-article", MEASURE, "id: late-review\n    article: 第十三条", "id: late-review\n    article: 第十三条第二款", "第十三条第二款"),
    Edit("no-such-article", FORM_CHECKS, "kind: not_above, article: 附件", "kind: not_above, article: 第三十条"),
    Edit("band-upside-down", FORM_CHECKS, "highest: 10\n", "highest: 0.2\n"),
    Edit("band-without-ends", FORM_CHECKS, "    lowest: 0.2\n", "", "id: revenue-per-above-size-firm"),
    Edit("impossible-factor", FORM_CHECKS, "factor: 10000}", "factor: 0}"),
    Edit("needs-what-none-gives", PROCEDURE, "needs: [compliance]", "needs: [complaince]"),
    Edit("needs-what-none-gives", PROCEDURE, "needs: [call, materials]", "needs: [call, recommendation]"),
    Edit("given-twice", PROCEDURE, "gives: [compliance]", "gives: [application]"),
    Edit("given-twice", PROCEDURE, "gives: [call]", "gives: [call, call]"),
    Edit("given-twice", PROCEDURE, "gives: [call]", "gives: [materials]"),
    Edit("no-stage-gives-a-title", PROCEDURE, "gives: [title]", "gives: [tittle]", "- id: call"),
    Edit("done-twice", PROCEDURE, "acts: [recommended]", "acts: [recommended, filed]"),
    Edit("done-twice", PROCEDURE, "acts: [promulgated]", "acts: [promulgated, sheet_received]"),
    Edit("occasion-twice", PROCEDURE, "occasion: review", "occasion: recognition", "occasion: recognition, article: 第十三条"),
    Edit("owner-without-office", PROCEDURE, "actor: experts", "actor: province"),
    Edit("duplicate-id", PROCEDURE, "id: first-review", "id: compliance"),
    Edit("no-such-article", PROCEDURE, "article: 第八条", "article: 第十八条"),
]  # fmt: skip

MISFITS = [
    Edit("unknown-kind", CONDITIONS, "kind: at_most", "kind: at_mos"),
    Edit("unknown-kind", FORM_CHECKS, "kind: not_above", "kind: not_below"),
    Edit("one-value-expected", CONDITIONS, "kind: at_most", "kind: [at_most]"),
    Edit("missing-key", CONDITIONS, "{kind: at_most, ", "{"),
    Edit("group-expected", CONDITIONS, "{" + AREA + "}", "at_most"),
    Edit("group-expected", CONDITIONS, "label: {zh: 集群区域面积, en: area of the cluster}", "label: 集群区域面积"),
    Edit("unknown-key", CONDITIONS, "bound: 100", "bund: 100"),
    Edit("missing-key", CONDITIONS, "bound: 100, ", ""),
    Edit("unknown-key", MATERIALS, "sealed: true", "seald: true"),
    Edit("unknown-key", MEASURE, "registration:", "zzz:"),
    Edit("unknown-word", CONDITIONS, "unit: km2", "unit: km"),
    Edit("unknown-word", CONDITIONS, "unit: km2", "unit: zzz"),
    Edit("unknown-word", MEASURE, "counting: civil-code", "counting: civil"),
    Edit("wrong-type", CONDITIONS, "bound: 100,", "bound: hundred,"),
    Edit("wrong-type", CONDITIONS, "bound: 100,", "bound: Infinity,"),
    Edit("wrong-type", MATERIALS, "most_characters: 3000", "most_characters: 3000.5"),
    Edit("wrong-type", MATERIALS, "sealed: true", "sealed: yes"),
    Edit("wrong-type", MEASURE, "until: 2026-08-31", "until: 2026-02-30"),
    Edit("wrong-type", MEASURE, "until: 2026-08-31", "until: 20260831"),
    Edit("wrong-type", MEASURE, "due_on: 01-10", "due_on: 02-29"),
    Edit("wrong-type", MEASURE, "overdue_after: 02-20", "overdue_after: 2-20"),
    Edit("wrong-type", MEASURE, "overdue_after: 02-20", "overdue_after: 04-31"),
    Edit("wrong-type", MEASURE, "  years: 5", "  years: 101"),
    Edit("wrong-type", MEASURE, "  years: 5", "  years: 0"),
    Edit("wrong-type", MEASURE, "  extends_years: 5", "  extends_years: 1_0"),
    Edit("wrong-type", CONDITIONS, "article: 第四条第（六）项", "article: 第4条"),
    Edit("wrong-type", CONDITIONS, "article: 第四条第（六）项", "article: 第三四条"),
    Edit("missing-value", CONDITIONS, "bound: 100,", "bound: ,"),
    Edit("missing-value", MEASURE, "id: liaocheng-2021-97", "id:"),
    Edit("one-value-expected", CONDITIONS, "bound: 100,", "bound: [100],"),
    Edit("list-expected", OFFICES, "former: [茌平县, 茌平县工信局]", "former: 茌平县"),
    Edit("unknown-word", PROCEDURE, "actor: experts", "actor: expert"),
    Edit("missing-key", PROCEDURE, "    gives: [call]\n", "", "id: call"),
    Edit("unknown-key", PROCEDURE, "gives: [call]", "give: [call]", "give: [call]"),
    Edit("duplicate-key", CONDITIONS, "bound: 100,", "bound: 100, bound: 100,"),
]  # fmt: skip


def edited(edit: Edit, tmp_path: Path) -> tuple[Path, int]:
    """Copy the rulebook, change one text, and say on which line the flaw should be found."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "rules"))
    file = folder / edit.file
    before = file.read_text("utf-8")
    assert edit.old in before
    after = before.replace(edit.old, edit.new, 1)
    file.write_text(after, "utf-8")
    position = after.index(edit.at) if edit.at else before.index(edit.old)
    return folder, after.count("\n", 0, position) + 1


def found(proof: Proof) -> list[tuple[str, str, int | None]]:
    return [(each.code, Path(each.file or "").name, each.line) for each in proof.problems]


def test_the_shipped_rulebook_has_no_flaw() -> None:
    proof = prove(FOLDER)
    assert proof.holds
    assert proof.problems == ()
    assert len(proof.generated) == 80


@pytest.mark.parametrize("edit", FLAWS, ids=str)
def test_a_flaw_is_found_with_its_file_and_line(edit: Edit, tmp_path: Path) -> None:
    folder, line = edited(edit, tmp_path)
    proof = prove(folder)
    assert (edit.code, edit.file, line) in found(proof)
    assert not proof.holds


@pytest.mark.parametrize("edit", MISFITS, ids=str)
def test_a_misfit_is_found_with_its_file_and_line(edit: Edit, tmp_path: Path) -> None:
    folder, line = edited(edit, tmp_path)
    proof = prove(folder)
    assert (edit.code, edit.file, line) in found(proof)
    assert proof.rulebook is None


def test_a_rulebook_with_a_flaw_is_not_used(tmp_path: Path) -> None:
    folder, _ = edited(FLAWS[0], tmp_path)
    with pytest.raises(Unusable) as refused:
        read_sound_rulebook(folder)
    assert [each.code for each in refused.value.problems] == [FLAWS[0].code]


def test_every_code_of_a_flaw_is_provoked() -> None:
    made = [
        each.args[2].value
        for module in (
            citations,
            consistency,
            figures,
            flaw,
            form_check_flaws,
            measure_flaws,
            procedure_flaws,
            people,
            form_flaws,
            recommendation_flaws,
            relaxing,
            trees,
            words,
        )
        for each in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8")))
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Name)
        and each.func.id == "Flaw"
        and isinstance(each.args[2], ast.Constant)
    ]
    assert set(made) == {edit.code for edit in FLAWS}


def test_a_provision_that_no_rule_cites_any_more_is_found_in_the_measure(tmp_path: Path) -> None:
    edit = Edit("", MATERIALS, "article: 第六条第（三）项", "article: 第六条第（四）项")
    folder, _ = edited(edit, tmp_path)
    lines = (folder / MEASURE).read_text("utf-8").splitlines()
    line = lines.index("  - article: 第六条第（三）项") + 1
    assert found(prove(folder)) == [("article-uncited", MEASURE, line)]


def test_several_flaws_are_found_in_one_run(tmp_path: Path) -> None:
    folder, _ = edited(FLAWS[0], tmp_path)
    file = folder / CONDITIONS
    file.write_text(file.read_text("utf-8").replace("at least 30", "at least 31"), "utf-8")
    codes = [code for code, _, _ in found(prove(folder))]
    assert codes == ["period-ends-before-it-starts", "words-against-bound", "words-against-bound"]


def test_misfits_of_several_files_are_found_in_one_run(tmp_path: Path) -> None:
    folder, line = edited(MISFITS[0], tmp_path)
    (folder / MATERIALS).unlink()
    (folder / OFFICES).write_text("counties: {}\nzzz: 1\nyyy: 2\n", "utf-8")
    assert found(prove(folder)) == [
        ("unknown-kind", CONDITIONS, line),
        ("no-such-file", MATERIALS, None),
        ("unknown-key", OFFICES, 2),
        ("unknown-key", OFFICES, 3),
        ("list-expected", OFFICES, 1),
        ("missing-key", OFFICES, 1),
    ]


def test_a_rulebook_without_its_complete_form_does_not_hold(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "rules"))
    (folder / "cases" / "complete.yaml").unlink()
    proof = prove(folder)
    assert [code for code, _, _ in found(proof)] == ["no-such-file"]
    assert not proof.holds


def test_a_generated_case_that_fails_breaks_the_proof(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "rules"))
    form = folder / "cases" / "complete.yaml"
    form.write_text(form.read_text("utf-8").replace("county: 东昌府区", "county: 平阴县"), "utf-8")
    proof = prove(folder)
    assert proof.problems == ()
    assert not proof.holds
