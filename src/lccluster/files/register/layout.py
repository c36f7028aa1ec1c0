"""Where everything lies in a register, as names below its folder, with slashes.

Format 1 keeps a chain of seals beside each county's clusters, format 2 one a writer in `seals/`.
"""

from __future__ import annotations

import re

from lccluster.files.disk.names import is_reserved, is_word
from lccluster.register.sealing.written import LEGACY

HEADER, CLUSTERS, SEALS, HEADS = "register.yaml", "clusters", "seals", "heads"
INBOX = "inbox"  # what is brought and not in its place, lines a cluster
INBOX_OF_HEADER = (
    f"{INBOX}/@register.jsonl"  # the same of the header; no cluster's id has that sign
)
PACKS = "packs"  # what is noted of the packs of a writer, sent and received
LINES = ".jsonl"
CHAIN_OF_OFFICE = f"{SEALS}{LINES}"
_STEP = re.compile(r"[^/\\:\0]+")  # one step of a path, on every system
_LONGEST_WRITER = 40  # signs


def is_yaml(name: str) -> bool:
    """Tell whether a name ends like a cluster's, in whatever case and length disks and programs leave it."""
    return name.lower().endswith((".yaml", ".yml"))


def is_step(name: str) -> bool:
    """Tell whether a name is one step of a path, on every system."""
    return _STEP.fullmatch(name) is not None and name not in (".", "..")


def is_writer(name: str) -> bool:
    """Tell whether a name can be a writer's: letters, digits, Chinese signs and hyphens, and no device of Windows."""
    return is_word(name, _LONGEST_WRITER, "-") and not is_reserved(name)


def office_chain(office: str) -> str:
    """Name the chain of an office in format 1."""
    return f"{CLUSTERS}/{office}/{CHAIN_OF_OFFICE}"


def frozen_chain(office: str) -> str:
    """Name what an office's chain of format 1 has become."""
    return writer_chain(f"{LEGACY}{office}")


def writer_chain(writer: str) -> str:
    """Name a writer's chain."""
    return f"{SEALS}/{writer}{LINES}"


def writer_heads(writer: str) -> str:
    """Name the heads that a writer has printed."""
    return f"{SEALS}/{HEADS}/{writer}{LINES}"


def inbox_file(cluster: str) -> str:
    """Name the file of what is brought of a cluster and not in its place."""
    return f"{INBOX}/{cluster}{LINES}"


def is_of_inbox(name: str) -> bool:
    """Tell whether a name is that of what is brought of a cluster."""
    folder, _, file = name.rpartition("/")
    return folder == INBOX and file.endswith(LINES) and is_step(file)


def writer_packs(writer: str) -> str:
    """Name the file of what is noted of a writer's packs."""
    return f"{PACKS}/{writer}{LINES}"


def is_of_packs(name: str) -> bool:
    """Tell whether a name is that of what is noted of a writer's packs."""
    folder, _, file = name.rpartition("/")
    return folder == PACKS and file.endswith(LINES) and is_writer(file.removesuffix(LINES))


def takes_lines(name: str) -> bool:
    """Tell whether lines may be appended to a file of a name: of seals, heads, packs, the inbox."""
    return is_of_seals(name) or is_of_inbox(name) or is_of_packs(name)


def is_numbered(name: str) -> bool:
    """Tell whether a chain is one of format 1, frozen or not."""
    file = name.rpartition("/")[2]
    return file == CHAIN_OF_OFFICE or file.startswith(LEGACY)


def is_heads(name: str) -> bool:
    """Tell whether a name is that of a writer's heads."""
    return is_of_seals(name) and name.startswith(f"{SEALS}/{HEADS}/")


def is_chain(name: str) -> bool:
    """Tell whether a name is that of a chain of seals."""
    return is_of_seals(name) and not is_heads(name)


def is_of_seals(name: str) -> bool:
    """Tell whether lines of seals, or of heads, may be appended to a file of a name."""
    folder, _, file = name.rpartition("/")
    if file == CHAIN_OF_OFFICE:
        above, _, office = folder.partition("/")
        return above == CLUSTERS and is_step(office)
    return (
        folder in (SEALS, f"{SEALS}/{HEADS}")
        and file.endswith(LINES)
        and is_writer(file.removesuffix(LINES))
    )
