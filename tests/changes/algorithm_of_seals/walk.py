"""An algorithm for seals: new seals take it, old ones keep theirs, and printed heads still hold."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from walking import said, told

from lccluster.register.sealing import hashing

on = ("register", "--register", "a")
both, hashing.ALGORITHMS = hashing.ALGORITHMS, hashing.ALGORITHMS[:1]  # a register of before
said(*on, "init", "--from", sys.argv[1])
printed = said(*on, "check", "--root").strip()
hashing.ALGORITHMS = both

said(*on, "rename", "LC-2022-001", "另一个集群")
sealed = [
    json.loads(line)
    for file in Path("a").glob("seals/*.jsonl")
    for line in file.read_text("utf-8").splitlines()
]
assert {each["alg"] for each in sealed} == {"sha256", "sha3_256"}
found = told(*on, "check", "--against", printed)
assert (found["damage"], found["unsealed"]) == ([], [])
now = said(*on, "check", "--root").strip()
assert now != printed
assert told(*on, "check", "--against", now)["damage"] == []

record = next(each for each in Path("a").rglob("*.yaml") if "另一个集群" in each.read_text("utf-8"))
record.write_text(record.read_text("utf-8").replace("另一个集群", "第三个集群"), "utf-8")
assert told(*on, "check", exits=7)["damage"] != []  # the new seal covers its act
