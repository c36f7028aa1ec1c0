"""Reading a form by dotted paths, as rules name them."""

from __future__ import annotations

from functools import reduce
from typing import Any

from lccluster.form.application import Application


def value(application: Application, path: str) -> Any:
    """Give what stands in a field; None where the form leaves it blank."""
    return reduce(getattr, path.split("."), application)
