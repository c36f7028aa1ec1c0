"""Every write of the page on a disk that fails once: it says what the disk said, old or new stands, and it goes on.

A share of all points is tried; every one with --exhaustive.
"""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from faults import Disk, counting_disk, failure
from kept_files import Files, changed, files_of, is_in_hand, lacks_but_a_seal, settle

from lccluster.catalogs import speak
from lccluster.files.rules.library import Library
from lccluster.usecases.demo.office import lay_out
from pages import NOON, Answer, Visitor, office_at, served
from shares import share

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)
SHARE = 2  # points of a write that are tried where not all are
FORM = "申报/冠县轴承.yaml"
LISTED = """\
公布日期: 2023-05-06
公布单位: 聊城市工业和信息化局
集群:
  - {集群名称: 冠县某镇滚子特色产业集群, 县市区: 冠县}
  - {集群名称: 莘县某镇香瓜特色产业集群, 县市区: 莘县}
"""
SIGNED = {"by": "王某", "office": "市局", "on": "2025-04-22"}
Sent = Callable[[], Answer]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office of the demo that is only read."""
    folder = tmp_path_factory.mktemp("office") / "office"
    lay_out(folder, Library(None, folder / "rules"))
    return folder


def renaming(page: Visitor) -> Sent:
    """Show an act on a title; give what records it."""
    address = "/titles/LC-2022-001/do/rename"
    shown = page.post(address, name="冠县精密轴承产业集群", note="机构更名")
    return partial(page.post, f"{address}/record", **shown.hidden)


def reviewing(page: Visitor) -> Sent:
    """Show an act of the round; give what records it."""
    address = "/round/371581-01/do/check-compliance"
    shown = page.post(address, on="2025-07-01")
    return partial(page.post, f"{address}/record", **shown.hidden)


def editing(page: Visitor) -> Sent:
    """Show what changes in an application; give what writes it."""
    found = re.search(rf'> {FORM}</label> <a href="(/edit/\w+)"', page.get("/check").text)
    assert found
    form = page.get(found[1])
    texts = re.findall(r'<input type="text" value="([^"]*)" id="[^"]*" name="([^"]+)"', form.text)
    said = {name: unescape(value) for value, name in texts} | form.hidden
    shown = page.post(found[1], **said | {"employees": "7000"})
    return partial(page.post, f"{found[1]}/record", **shown.hidden)


def keeping(page: Visitor) -> Sent:
    """Answer what is open of a form; give what writes the findings beside it."""
    listed = re.findall(r'name="here" value="(\w+)"> ([^<]+?) ?<', page.get("/check").text)
    words = {unescape(each): word for word, each in listed}
    checked = page.post("/check", here=words[FORM], **{"for": "recognition"})
    (judge,) = re.findall(r'href="(/check/[^"]+/judge/0)"', checked.text)
    keys = re.findall(r'name="(outcome-\d+)"', page.get(judge).text)
    reasons = {key.replace("outcome", "reason"): "材料齐全" for key in keys}
    judged = page.post(judge, **dict.fromkeys(keys, "met"), **reasons, **SIGNED)
    (keep,) = re.findall(r'href="(/check/[^"]+/keep/0)"', judged.text)
    return partial(page.post, keep, **page.get(keep).hidden)


def sending(page: Visitor) -> Sent:
    """Show what would be in a pack; give what writes it with its letter."""
    shown = page.post("/offices/send")
    return partial(page.post, "/offices/send/record", **shown.hidden)


def entering(page: Visitor) -> Sent:
    """Show what a promulgated list would enter; give what enters it."""
    shown = page.post("/lists/promulgated", list=("名单.yaml", LISTED.encode()))
    return partial(page.post, "/lists/promulgated/record", **shown.hidden)


WRITES = {
    each.__name__: each for each in (renaming, reviewing, editing, keeping, sending, entering)
}


@contextmanager
def visited(office: Path, folder: Path) -> Iterator[Visitor]:
    """Serve a copy of the office."""
    shutil.copytree(office, folder)
    with served(office_at(folder, clock=lambda: NOON.replace(month=7))) as visitor:
        yield visitor.enter()


def hold(got: Answer, folder: Path, before: Files, after: Files, point: object) -> None:
    """Hold that a screen says why where it did not do its work, and that old or new stands."""
    now = files_of(folder)
    new = changed(before, now)
    assert got.status in (200, 303, 404, 422), (point, got.text)
    assert "自身的错误" not in got.text, (point, got.text)
    if got.status == 404:  # a form that could not be glanced at is none that is listed
        assert not new, (point, new)
    if is_in_hand(folder):
        return
    assert not new & changed(after, now), (point, new & changed(after, now))
    if "未作改动" in got.text:
        assert not new, (point, new)
    if got.status == 422:
        assert "磁盘" in got.text or "文件" in got.text, (point, got.text)
    elif got.status != 404:
        assert new, point


@pytest.mark.timeout(1800)  # for the exhaustive run
@pytest.mark.parametrize("name", WRITES)
def test_a_disk_that_fails_once_under_the_page_is_a_sentence_and_nothing_half_stands(
    name: str, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("zh")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LCCLUSTER_CACHE", str(tmp_path / "cache"))
    whole = tmp_path / "whole"
    with visited(office, whole) as page:
        before, send, disk = files_of(whole), WRITES[name](page), Disk(whole)
        with counting_disk(disk):
            assert send().status == 200
    after = files_of(whole)
    assert after != before
    points = [(at, error) for error in ERRORS for at in range(len(disk.done), 0, -1)]
    for at, error in share(points, SHARE):
        folder = tmp_path / f"{at}-{error}"
        point = (name, at, errno.errorcode[error], disk.done[at - 1])
        with visited(office, folder) as page:
            send = WRITES[name](page)
            with counting_disk(Disk(folder, at, failure(error))):
                got = send()
            hold(got, folder, before, after, point)
            settle(folder)
            again = WRITES[name](page)() if files_of(folder) == before else send()
            assert again.status in (200, 409, 422), (point, again.text)
            lacking = changed(files_of(folder), after)
            assert lacks_but_a_seal(lacking, unescape(got.text)), (point, lacking, again.text)
        shutil.rmtree(folder)
