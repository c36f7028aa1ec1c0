"""What the five notices say, in our words, with blanks where only the office can write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from lccluster.render.office_words import chinese_day
from lccluster.rulebook.measure import Ground, Measure

Kind = Literal["public", "recognition", "review", "cancellation", "revocation"]
NAMED = 3  # clusters named in a sentence; all of them stand in the annex
BLANK_DAY = "　　年　　月　　日"


class Facts(Struct, frozen=True):
    """What a notice is about: the measure, the clusters' names in order, and the year.

    `last_days` are those of the titles, in the same order; candidates have none.
    """

    measure: Measure
    names: Sequence[str]
    year: int
    last_days: Sequence[date] = ()

    @property
    def kind(self) -> str:
        """Name what the measure recognises."""
        return self.measure.title.zh.partition("管理办法")[0]

    @property
    def law(self) -> str:
        """Cite the measure."""
        return f"《{self.measure.title.zh}》（{self.measure.document_number}）"

    @property
    def clusters(self) -> str:
        """Name the first clusters and count them all; names have no 等 where they are complete."""
        count = len(self.names)
        if count <= NAMED:
            return f"{'、'.join(self.names)}{f'{count}个集群' if count > 1 else ''}"
        return f"{'、'.join(self.names[:NAMED])}等{count}个集群"

    @property
    def each_until(self) -> str:
        """Say up to which day each title is valid: all of one day together."""
        days = Counter(self.last_days)
        if len(days) == 1:
            every = "都" if len(self.names) > 1 else ""
            return f"有效期{every}到{chinese_day(self.last_days[0])}为止"
        if len(self.names) <= NAMED:
            named = zip(self.names, self.last_days, strict=True)
            return "，".join(f"{name}有效期到{chinese_day(day)}为止" for name, day in named)
        counted = "、".join(f"{chinese_day(day)}的{days[day]}个" for day in sorted(days))
        return f"有效期最后一天是{counted}"


class NoticeText(Struct, frozen=True):
    """One notice: what it is called, broken where its sense allows, its paragraphs, its annex.

    A paragraph that begins with 一、 is a heading.
    """

    title: str
    paragraphs: tuple[str, ...]
    annex: str
    addressed: bool = True


def words(kind: Kind, facts: Facts) -> NoticeText:
    """Word one notice."""
    return _WORDS[kind](facts)


def _public(facts: Facts) -> NoticeText:
    authority = facts.measure.authority.zh
    return NoticeText(
        f"{authority}\n关于拟认定{facts.kind}名单的公示",
        (
            f"根据{facts.law}，经自愿申报、县级审核推荐、专家评审，拟认定{facts.clusters}为{facts.kind}，名单见附件，现予公示。",
            f"公示时间：{BLANK_DAY}至{BLANK_DAY}。",
            "公示期间如有异议，请以书面形式向我局反映，并附证明材料。以单位名义反映的请加盖公章，以个人名义反映的请署真实姓名和联系方式。",
            "联系电话：　　　　　　　　　　电子邮箱：",
        ),
        f"拟认定{facts.kind}名单",
        addressed=False,
    )


def _recognition(facts: Facts) -> NoticeText:
    years = facts.measure.validity.years
    return NoticeText(
        f"{facts.measure.authority.zh}\n关于公布{facts.kind}名单的通知",
        (
            f"根据{facts.law}，经申报推荐、专家评审和公示，现认定{facts.clusters}为{facts.kind}，名单见附件。称号有效期{years}年{_from_to(facts)}。",
            "各推荐单位要做好集群的培育和服务。",
            *_yearly(facts.measure),
        ),
        f"{facts.kind}名单",
    )


def _from_to(facts: Facts) -> str:
    """Point to the annex where it has the days of the titles; candidates have none yet."""
    return "，起止日期以附件为准" if facts.last_days else ""


def _yearly(measure: Measure) -> Iterator[str]:
    """Say what each provision asks for every year, of whom; nothing where none does."""
    for each in measure.duties:
        if each.notice:
            yield f"{each.notice.zh}（{each.article.chinese}）。"


def _review(facts: Facts) -> NoticeText:
    measure = facts.measure
    article, years = measure.review.article.chinese, measure.review.extends_years
    return NoticeText(
        f"{measure.authority.zh}关于做好{facts.year}年\n{facts.kind}复核工作的通知",
        (
            f"根据{facts.law}{article}，现就{facts.year}年{facts.kind}复核工作通知如下。",
            "一、复核对象",
            f"有效期末日在{facts.year}年内的{facts.clusters}，{facts.each_until}，名单和各自的最后一天见附件。",
            "二、申请和审核",
            f"{_when_to_apply(facts)}请各推荐单位组织审核，于{BLANK_DAY}前将复核申请和有关材料报送我局；决定不申请的，请书面说明。",
            "三、结果处理",
            f"复核通过的，有效期延续{years}年。",
            f"过了本集群有效期最后一天仍未申请复核的，即可依照{article}取消称号；复核未达标的，取消称号。",
        ),
        f"{facts.year}年应复核{facts.kind}名单",
    )


def _when_to_apply(facts: Facts) -> str:
    if facts.measure.review.applied_for == "not-stated":
        return "该办法没有写明何时申请复核，请有关集群最迟在有效期最后一天提出。"
    return f"有关集群应当在{facts.year}年内提出复核申请，最迟请在有效期最后一天提出。"


def _cancellation(facts: Facts) -> NoticeText:
    article = _article(facts.measure.grounds.cancel)
    return NoticeText(
        f"{facts.measure.authority.zh}\n关于取消部分{facts.kind}称号的通知",
        (
            f"根据{facts.law}{article}，经研究，决定取消{facts.clusters}的{facts.kind}称号，名单和情形见附件。",
            "请有关推荐单位告知所在集群，并做好后续工作。",
        ),
        f"取消{facts.kind}称号名单",
    )


def _revocation(facts: Facts) -> NoticeText:
    article = _article(facts.measure.grounds.revoke)
    return NoticeText(
        f"{facts.measure.authority.zh}\n关于撤销部分{facts.kind}命名的通知",
        (
            f"根据{facts.law}{article}，经研究，决定撤销{facts.clusters}的{facts.kind}命名，名单和情形见附件。",
            "请有关推荐单位告知所在集群，并做好后续工作。",
        ),
        f"撤销{facts.kind}命名名单",
    )


def _article(grounds: Sequence[Ground]) -> str:
    """Cite the article on which titles end, without its items; nothing where no ground is known."""
    return grounds[0].article.whole.chinese if grounds else ""


_WORDS: dict[Kind, Callable[[Facts], NoticeText]] = {
    "public": _public,
    "recognition": _recognition,
    "review": _review,
    "cancellation": _cancellation,
    "revocation": _revocation,
}
KINDS: tuple[Kind, ...] = tuple(_WORDS)
