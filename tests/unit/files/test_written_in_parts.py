"""A file written in parts stands whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lccluster.errors import Problem, Unusable
from lccluster.files.disk.documents.output import Output, Over
from lccluster.language import Message

HEAD = "\ufeffcluster.id,cluster.name,".encode()


def parts(*, broken: bool) -> Iterator[bytes]:
    yield HEAD
    if broken:
        raise Unusable(Problem(code="x", message=Message("No.")))
    yield b"end"


@pytest.mark.parametrize("before", [None, HEAD + b"old"])
def test_parts_come_to_stand_together_or_not_at_all(tmp_path: Path, before: bytes | None) -> None:
    output = Output(tmp_path / "a.csv", over=Over.OURS)
    if before:
        output.path.write_bytes(before)
    with pytest.raises(Unusable):
        output.write_parts(parts(broken=True))
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([before] if before else [])
    output.write_parts(parts(broken=False))
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [HEAD + b"end"]
