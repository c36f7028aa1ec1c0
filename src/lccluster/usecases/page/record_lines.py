"""A line that a record gained, back to the act that it says, so that it can be read out."""

from __future__ import annotations

import re

from lccluster.errors import Unusable
from lccluster.files.yaml.reader import parse
from lccluster.files.yaml.text import decode
from lccluster.files.yaml.typed import building
from lccluster.register.acts import Act
from lccluster.round.acts import RoundAct

_ACT = re.compile(r"^(?P<head>.*?)(?:：|: )?- (?P<act>\{.*\})$")


def act_in(line: str) -> tuple[str, Act | RoundAct] | None:
    """Give what stands before an act, and the act; None for a line that holds none."""
    found = _ACT.match(line)
    if found is None:
        return None
    try:
        document = parse(decode(found["act"].encode(), ""))
    except Unusable:
        return None
    act = building.build(Act, document)[0] or building.build(RoundAct, document)[0]
    return None if act is None else (found["head"], act)
