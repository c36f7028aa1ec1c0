"""Packs made by hand, the same on every day: a register of one title, and what a county's computer seals."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lccluster.files.register.header import FORMAT, Header
from lccluster.files.register.packs.drawing import pack_bytes
from lccluster.files.register.packs.reading import read_pack
from lccluster.files.rules.library import Library
from lccluster.register.joining.pack import Pack
from lccluster.register.sealing.seal import Seal
from lccluster.register.sealing.written import following, of_act
from lccluster.usecases.register.beginning import begin
from lccluster.usecases.register.packs.receiving import take_pack

REGISTER, CITY, COUNTY = "3AVJ-4UHD-EPCV", "市局", "冠县-7F3K"
FACTS = {"id": "LC-2022-009", "name": "冠县清水镇轴承特色产业集群", "county": "冠县"}
RECOGNISED = {
    "id": "01G2MDAJ00AAAAAAAAAAAAAAAA",
    "event": "recognised",
    "on": "2022-05-09",
    "recorded_at": "2022-05-10T09:00:00+08:00",
    "by": CITY,
    "document_number": "聊工信发〔2022〕1号",
    "recorded_by": CITY,
    "rulebook": "liaocheng-2021-97",
}
HEADER = {
    "format": str(FORMAT),
    "title": "名录",
    "authority": "聊城市工业和信息化局",
    "rulebook": "liaocheng-2021-97",
    "id_prefix": "LC",
    "register": REGISTER,
}
Words = Mapping[str, Any]


def report(year: int, writer: str = COUNTY) -> Words:
    """A yearly report."""
    return {
        "id": f"01G2MDAJ00BBBBBBBBBBBB{year}",
        "event": "annual_report",
        "on": f"{year + 1}-01-12",
        "recorded_at": f"{year + 1}-01-12T09:00:00+08:00",
        "document_number": None,
        "recorded_by": writer,
        "year": str(year),
    }


def a_register(folder: str = "register") -> None:
    """Make a register of one title."""
    header = Header(FORMAT, "名录", "聊城市工业和信息化局", "liaocheng-2021-97", register=REGISTER)
    room = begin(Path(folder), header, Library())
    city = pack([RECOGNISED], writer=CITY, office=CITY, after=room.register.last_of(CITY))
    Path("city.lcp").write_bytes(city)
    take_pack(room, read_pack(Path("city.lcp")), lambda _: None, dry_run=False)
    Path("city.lcp").unlink()


def pack(
    acts: Sequence[Words],
    *,
    sent: Sequence[Words] = (),
    register: str = REGISTER,
    writer: str = COUNTY,
    office: str = "冠县",
    after: Seal | None = None,
    header: Words = HEADER,
) -> bytes:
    """Draw a pack of a writer's acts, behind those that were sent before, one a pack."""
    things = [of_act(FACTS, each) for each in (*sent, *acts)]
    chain = following(register, writer, after, things)
    start = (after.i if after else 0) + len(sent)
    number = len(sent) + 1
    return pack_bytes(
        Pack(
            register,
            writer,
            office,
            "" if office == CITY else CITY,
            number,
            (number - 1, "0" * 64) if sent else None,
            header,
            {writer: start},
            {writer: (chain[-1].i, chain[-1].link)},
            {writer: chain[len(sent) :]},
            {writer: 0},
            {writer: ()},
            [{**FACTS, "events": list(acts)}],
        )
    )


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None], press: bool = False) -> bytes:
    """Give a pack whose parts were changed, packed as any program does."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    change(parts)
    out = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if press else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", kind) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part, kind)
    return out.getvalue()


def noted(data: bytes, **said: object) -> bytes:
    """Give a pack that says something else of itself."""

    def change(parts: dict[str, bytes]) -> None:
        parts["pack.json"] = json.dumps(json.loads(parts["pack.json"]) | said).encode()

    return repacked(data, change)
