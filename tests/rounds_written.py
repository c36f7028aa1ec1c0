"""Rounds put down on disk without a command, for bad input: records, call and panel as they would stand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from lccluster.render.workbook.filled_in.score_sheet import score_workbook
from lccluster.round.reviewing.score_sheet import ScoreSheet
from lccluster.yaml_words import flow
from round_cases import CALL, PANEL, record
from rounds import application, findings, write

HERE = Path("rounds/2025")
WRITTEN = """\
rulebook: liaocheng-2021-97
title: 关于组织申报2025年度特色产业集群的通知
document_number: 聊工信字〔2025〕12号
issued_on: 2025-03-01
applications_until: 2025-05-31
recommendations_until: 2025-06-30
quotas: {莘县: 1}
panel: {at_least: 2, aspects: {经营: 60, 能力: 40}}
notice: {length: 5, counted_in: working_days}
"""
NAMED = """\
experts:
  - {id: E1, name: 甲某, unit: 某大学}
  - {id: E2, name: 乙某, unit: 某研究院}
"""
FILED = {"event": "filed", "on": "2025-04-01"}
CHECKED = {"event": "compliance_checked", "on": "2025-04-10"}
PASSED = {"event": "first_reviewed", "on": "2025-04-20", "outcome": "passed", "reason": "齐全"}
RECOMMENDED = {"event": "recommended", "on": "2025-06-01", "document_number": "莘〔2025〕1号"}
Acts = Sequence[Mapping[str, Any]]

CALL_IN_CHINESE = """\
规则集: liaocheng-2021-97
通知名称: 通知
文号: 1号
印发日期: 2025-03-01
申报截止日期: 2025-05-31
推荐截止日期: 2025-06-30
推荐名额: {冠县: 2, 莘县: 3}
评审: {最少专家人数: 2, 评分方面: {经营: 40, 能力: 30.5}}
公示: {天数: 5, 计算方式: 工作日, 首日计入: 是}
"""


def written(applications: Mapping[str, Acts], own: Acts = (), *, panel: str | None = NAMED) -> None:
    """Put a round down with these acts; every application of 莘县 is eligible."""
    begun = [
        {"event": "call_issued", "on": "2025-03-01", "call_sha256": _kept("call.yaml", WRITTEN)}
    ]
    if panel:
        hashed = _kept("panel.yaml", panel)
        begun.append({"event": "panel_named", "on": "2025-03-02", "panel_sha256": hashed})
    head = "id: '2025'\nround: R2025\nrulebook: liaocheng-2021-97\ntitle: 通知\n"
    write(HERE / "round.yaml", head + _events([*begun, *own]))
    for id, acts in applications.items():
        name, folder = f"莘县{id[-2:]}特色产业集群", HERE / "applications" / id
        write(folder / "record.yaml", f"id: {id}\ncluster: {name}\ncounty: 莘县\n" + _events(acts))
        write(folder / "application.yaml", application(name, "莘县"))
        write(folder / "findings/市局.yaml", findings(name, "市局"))


def _kept(name: str, text: str) -> str:
    return hashlib.sha256(write(HERE / name, text).read_bytes()).hexdigest()


def _events(acts: Acts) -> str:
    return "\n".join(("events:", *(f"  - {flow(dict(each))}" for each in acts), ""))


def sheet(path: str, points: Sequence[Sequence[Any]], *, round: str = "R2025") -> None:
    """Write an expert's workbook as it comes back: a row of points an application, from -01 on."""
    assert CALL.panel is not None
    asked = [record(id=f"371522-{at:02}") for at in range(1, len(points) + 1)]
    drawn = score_workbook(ScoreSheet(round, "2025", PANEL.experts[0], CALL.panel, asked))
    book = openpyxl.load_workbook(BytesIO(drawn.data))
    rows = [each for each in book.worksheets[0].iter_rows() if str(each[0].value)[:6] == "371522"]
    for row, given in zip(rows, points, strict=True):
        for cell, value in zip(row[4:6], given, strict=True):
            cell.value = value
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
