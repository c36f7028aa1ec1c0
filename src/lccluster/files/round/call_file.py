"""`call.yaml`: the year's call, read strictly."""

from __future__ import annotations

from pathlib import Path

from lccluster.errors import Unusable
from lccluster.files.yaml import typed
from lccluster.files.yaml.hints import shapes
from lccluster.files.yaml.reader import read_yaml
from lccluster.round.call import Call, call_flaws
from lccluster.rulebook.offices import Offices


def read_call(path: Path, offices: Offices) -> Call:
    """Read a call; raises Unusable with everything that no proper call says."""
    document = read_yaml(path, shape=shapes.RECORD)
    call, problems = typed.build(Call, document)
    if call is None:
        raise Unusable(problems)
    found = [
        document.problem(place, code=code, message=message, hint=hint)
        for place, code, message, hint in call_flaws(call, offices)
    ]
    if found:
        raise Unusable(found)
    return call
