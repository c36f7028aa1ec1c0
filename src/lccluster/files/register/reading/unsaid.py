"""What is sealed and no file says any more, of clusters too many for memory: told by hashes alone."""

from __future__ import annotations

from collections.abc import Container

from lccluster.errors import Problem
from lccluster.files.register.folder import Register
from lccluster.files.register.reading.against_seals import remarked
from lccluster.files.register.seals.altered import altered_in, suspects


def remark_unsaid(register: Register, said: Container[str]) -> list[Problem]:
    """Remark whatever is sealed and of which no hash was said, of every cluster; gives it."""

    def unsaid() -> list[Problem]:
        if not (ids := suspects(register, said)):
            return []
        from lccluster.files.register.reading.finding import find_all  # a sound one is not searched

        return altered_in(register, find_all(register, ids), ids)

    return remarked(register, unsaid)
