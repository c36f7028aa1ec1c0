"""The columns of a history, one line each, for the screen, CSV and the workbook."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from lccluster.language import Listing, Message
from lccluster.register.acts import Act, Recognised, labels
from lccluster.register.cluster import Cluster
from lccluster.register.view import names_borne, names_then
from lccluster.render.columns.act_details import Called, details, printed
from lccluster.render.columns.fields import DAY, ListColumn
from lccluster.render.office_words import days_in_words
from lccluster.render.table import Column

if TYPE_CHECKING:
    from lccluster.rulebook.measure import Measure


class ToldAct(Struct, frozen=True):
    """An act, the name that the cluster bore then, the cluster, the measure of its grounds, labels of figures."""

    act: Act
    name: str
    cluster: Cluster
    measure: Measure
    called: Called

    @property
    def details(self) -> str:
        """Draw what it says beyond its day and paper."""
        said = details(self.act, self.cluster.events, self.measure, self.called)
        return str(Listing(filter(None, [self._named_then(), said])))

    @property
    def printed(self) -> str:
        """Draw it as paper takes it, its days as documents write them; the name has a column there."""
        return days_in_words(printed(self.act, self.cluster.events, self.measure, self.called))

    def _named_then(self) -> Message | None:
        """Say of a recognition under which name it was, where the cluster bears another one since."""
        if not isinstance(self.act, Recognised) or names_borne(self.cluster)[-1] == self.name:
            return None
        return Message("recognised as {name}", name=self.name)


def told(cluster: Cluster, measure: Measure, called: Called) -> list[ToldAct]:
    """Give the acts of a cluster in the order of recording."""
    named = zip(cluster.events, names_then(cluster), strict=True)
    return [ToldAct(each, name, cluster, measure, called) for each, name in named]


def _recorded_at(told: ToldAct) -> str | None:
    """Draw the moment to the minute, as a clock shows it where it was recorded; files and JSON keep all of it."""
    moment = told.act.recorded_at
    return f"{datetime.fromisoformat(moment):%Y-%m-%d %H:%M}" if moment else None


# fmt: off
ACTS: tuple[ListColumn[ToldAct], ...] = (
    ListColumn("on", lambda t: t.act.on, Column("日期", form=DAY, widest=16), screen=labels()["on"]),
    ListColumn("act", lambda t: t.act.words, Column("事项", widest=16), screen=Message("act")),
    ListColumn("details", lambda t: t.details, Column("", remark=True), screen=Message("details")),
    ListColumn("printed", lambda t: t.printed, Column("说明", widest=54, required=False)),
    ListColumn("document_number", lambda t: t.act.document_number, Column("文号", widest=24), screen=labels()["document_number"]),
    ListColumn("by", lambda t: t.act.by, Column("办理单位", widest=20), screen=labels()["by"]),
    ListColumn("recorded_on", lambda t: t.act.recorded_on, Column("登记日期", form=DAY, widest=16)),
    ListColumn("recorded_at", _recorded_at, Column("", remark=True), screen=Message("recorded at")),
    ListColumn("id", lambda t: t.act.id, Column("记录编号", widest=30, printed=False, remark=True), screen=Message("id")),
)
# fmt: on
