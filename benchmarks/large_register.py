"""Registers of any size, made directly: sealed like real ones, and the same on every day."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct

from lccluster.files.register.header import FORMAT, Header, header_words
from lccluster.files.register.layout import CLUSTERS, writer_chain
from lccluster.files.register.packing import MOST
from lccluster.files.register.seals.chains import last_seal
from lccluster.files.register.seals.lines import line_of
from lccluster.files.register.writing import write_header
from lccluster.files.register.years import one_text, year_text
from lccluster.files.rules.library import Library
from lccluster.files.rules.rulebook_folder import read_offices
from lccluster.register.sealing.written import Thing, following, of_act, of_facts, of_header
from lccluster.yaml_words import flow

RULEBOOK = "liaocheng-2021-97"
WRITER, REGISTER = "市局", "3AVJ-4UHD-EPCV"
AS_OF = "2026-11-23"
FIRST_NEW, STEP = 500_000, 3  # behind the numbers of all that stands; every third report is in
SIGNS = "轴承纺织钢管化工食品医药汽配板材陶瓷灯具家具童车毛巾渔网绳网锁具农机泵阀电机线缆光伏储能包装印刷玻璃皮革羊绒地毯糕点饮料调味果蔬菌菇中药木业竹编石材五金模具铸造锻压涂料塑料橡胶密封制冷厨具文具箱包鞋帽衬衫袜业花边宠物智能机器传感芯片软件卫浴水暖管件炊具刀剪眼镜钟表乐器玩具工艺雕刻"


class Made(Struct, frozen=True):
    """A cluster of a made register: its words, and the year by which it is filed."""

    facts: dict[str, object]
    year: str


def make(folder: Path, count: int, *, packed: bool) -> None:
    """Make a register of so many clusters with three acts each."""
    write_header(folder, Header(FORMAT, "性能测试名录", WRITER, RULEBOOK, register=REGISTER))
    offices = [each.name.zh for each in read_offices(Library().folder(RULEBOOK)).counties]
    by_county: dict[str, list[Made]] = {each: [] for each in offices}
    for number, made in enumerate(clusters(count, offices)):
        by_county[offices[number % len(offices)]].append(made)
    for county, found in by_county.items():
        place = folder / CLUSTERS / county
        place.mkdir(parents=True, exist_ok=True)
        (write_packed if packed else write_single)(place, found)
    chain = folder / writer_chain(WRITER)
    chain.parent.mkdir()
    things = [
        of_header(header_words(folder)),
        *sealed(each for one in by_county.values() for each in one),
    ]
    chain.write_bytes(
        b"".join(line_of(each) + b"\n" for each in following(REGISTER, WRITER, None, things))
    )


def sealed(found: Iterable[Made]) -> Iterator[Thing]:
    """Give what is known of each cluster, and then its acts, as they are sealed."""
    for made in found:
        yield of_facts(made.facts)
        yield from (of_act(made.facts, event) for event in made.facts["events"])


def clusters(count: int, offices: Sequence[str]) -> Iterator[Made]:
    """Most have years to go; one in five hundred falls due in the year asked about."""
    chance = random.Random(20261123)
    numbers: dict[int, int] = {}
    reported: set[tuple[str, int]] = set()  # a county reports once a year, on all its titles
    for index in range(count):
        due = index % 500 == 0
        reviewed = not due and index % 5 < 3
        year = 2021 if due or reviewed else chance.randint(2022, 2024)
        numbers[year] = numbers.get(year, 0) + 1
        county = offices[index % len(offices)]
        name = f"{county}{''.join(chance.sample(SIGNS, 6))}特色产业集群"
        facts: dict[str, object] = {
            "id": f"LC-{year}-{numbers[year]:03}",
            "name": name,
            "county": county,
        }
        month = chance.randint(9 if year == 2021 else 1, 12)  # the measure begins in that September
        day = f"{month:02}-{chance.randint(1, 28):02}"
        if reviewed:
            facts["events"] = list(reviews(index, year, day))
        elif (county, year) in reported:
            facts["events"] = list(reports(index, year, day))
        else:
            facts["events"] = list(reports_with_the_countys(index, year, day, county))
            reported.add((county, year))
        yield Made(facts, str(year))


def recognition(index: int, year: int, day: str) -> dict[str, str | None]:
    number = paper(index, year)
    on = f"{year}-{day}"
    return act(index, 0, "recognised", on, by=WRITER, document_number=number, rulebook=RULEBOOK)


def reviews(index: int, year: int, day: str) -> Iterator[dict[str, str | None]]:
    """Recognise a cluster, and confirm it five years later."""
    yield recognition(index, year, day)
    yield act(index, 1, "review_applied", f"{year + 5}-01-02", document_number=None)
    passed = {"document_number": paper(index, year), "application_sha256": f"{index:064x}"}
    yield act(index, 2, "review_passed", f"{year + 5}-01-10", by=WRITER, **passed)


def reports(index: int, year: int, day: str) -> Iterator[dict[str, str | None]]:
    """Recognise a cluster that reports on two years."""
    yield recognition(index, year, day)
    for number, of in enumerate((year, year + 1), 1):
        on = f"{of + 1}-01-12"
        yield act(index, number, "annual_report", on, document_number=None, year=str(of))


def reports_with_the_countys(
    index: int, year: int, day: str, county: str
) -> Iterator[dict[str, str | None]]:
    """Recognise a cluster that reports on one year, and so does its county."""
    yield recognition(index, year, day)
    said = {"document_number": None, "year": str(year)}
    yield act(index, 1, "annual_report", f"{year + 1}-01-12", **said)
    yield act(index, 2, "county_report", f"{year + 1}-02-12", by=county, **said)


def grow(folder: Path, acts: int) -> None:
    """Add so many acts to a register in years' files: half of them reports, half of new clusters, three each."""
    things = _reported(folder, acts // 2, "", WRITER)
    _seal(folder, WRITER, [*things, *_recognised(folder, acts // 2 // 3)])


def report_each(folder: Path, acts: int) -> None:
    """Add so many reports to a register with a file a cluster, one on each title confirmed in January."""
    confirmed = (
        path
        for path in sorted((folder / CLUSTERS).glob("*/LC-2021-*.yaml"))
        if "review_passed" in path.read_text("utf-8")
    )
    things = []
    for index, path in enumerate(islice(confirmed, acts), FIRST_NEW):
        said = act(index, 0, "annual_report", "2026-01-12", recorded_by=WRITER, year="2025")
        with path.open("a", encoding="utf-8") as file:
            file.write(f"  - {flow(said)}\n")
        things.append(of_act({"id": path.stem}, said))
    _seal(folder, WRITER, things)


def report_more(folder: Path, acts: int, county: str, writer: str) -> None:
    """Add so many reports on one county's titles to a register in years' files."""
    _seal(folder, writer, [*_reported(folder, acts, county, writer)])


def _seal(folder: Path, writer: str, things: Iterable[Thing]) -> None:
    name = writer_chain(writer)
    seals = following(REGISTER, writer, last_seal(folder, name), things)
    with (folder / name).open("ab") as file:
        file.writelines(line_of(each) + b"\n" for each in seals)


def _reported(folder: Path, count: int, county: str, writer: str) -> Iterator[Thing]:
    """Let clusters that were confirmed in January report once more; of three that follow one another the first."""
    index = FIRST_NEW
    for path in sorted((folder / CLUSTERS).glob(f"{county or '*'}/2021*.yaml")):
        confirmed = re.findall(r"cluster: (\S+), .*event: review_passed", path.read_text("utf-8"))
        lines = []
        for id_ in confirmed[::STEP][: FIRST_NEW + count - index]:
            said = act(index, 0, "annual_report", "2026-01-12", recorded_by=writer, year="2025")
            lines.append(f"  - {flow({'cluster': id_, **said})}\n")
            index += 1
            yield of_act({"id": id_}, said)
        with path.open("a", encoding="utf-8") as file:
            file.writelines(lines)


def _recognised(folder: Path, count: int) -> Iterator[Thing]:
    """Recognise more clusters, each in a file of its own."""
    places = sorted(each for each in (folder / CLUSTERS).iterdir() if each.is_dir())
    for index in range(FIRST_NEW * 2, FIRST_NEW * 2 + count):
        place, signs = places[index % len(places)], random.Random(index).sample(SIGNS, 6)
        name = f"{place.name}{''.join(signs)}特色产业集群"
        events = [dict(each, recorded_by=WRITER) for each in reports(index, 2023, "05-09")]
        facts = {"id": f"LC-2023-N{index}", "name": name, "county": place.name, "events": events}
        (place / f"{facts['id']}.yaml").write_text(one_text(facts), encoding="utf-8")
        yield from sealed([Made(facts, "2023")])


def paper(index: int, year: int) -> str:
    return f"聊工信发〔{year}〕{index % 90 + 1}号"


def act(index: int, number: int, event: str, on: str, **more: str | None) -> dict[str, str | None]:
    id_ = f"01K{index:018X}{number:05X}"
    return {"id": id_, "event": event, "on": on, "recorded_at": f"{on}T09:30:00+08:00", **more}


def write_single(place: Path, found: Sequence[Made]) -> None:
    for made in found:
        (place / f"{made.facts['id']}.yaml").write_bytes(one_text(made.facts).encode())


def write_packed(place: Path, found: Sequence[Made]) -> None:
    for year in sorted({made.year for made in found}):
        own = sorted(
            (made.facts for made in found if made.year == year), key=lambda each: str(each["id"])
        )
        for number, start in enumerate(range(0, len(own), MOST), 1):
            part = own[start : start + MOST]
            facts = [
                {key: value for key, value in each.items() if key != "events"} for each in part
            ]
            events = [{"cluster": each["id"], **event} for each in part for event in each["events"]]
            name = f"{year}.yaml" if number == 1 else f"{year}-{number}.yaml"
            (place / name).write_bytes(year_text(facts, events).encode())
