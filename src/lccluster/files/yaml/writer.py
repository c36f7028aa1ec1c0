"""Values to YAML on one line, as plain as the strict reader allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lccluster.yaml_words import scalar

__all__ = ["flow", "scalar"]


def flow(values: Mapping[str, Any]) -> str:
    """Draw a mapping as `{id: …, event: …}`."""
    return "{" + ", ".join(f"{key}: {_nested(value)}" for key, value in values.items()) + "}"


def _nested(value: Any) -> str:
    if value is None or type(value) is str:  # as most are
        return scalar(value)
    if isinstance(value, Mapping):
        return flow(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_nested, value))}]"
    return scalar(value)
