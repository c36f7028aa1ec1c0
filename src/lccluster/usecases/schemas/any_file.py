"""The JSON Schema of a kind of file, by the word of the command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lccluster.form.form import Form
from lccluster.round.call import Call
from lccluster.round.reviewing.panel import Panel
from lccluster.usecases.schemas import form_files, named_keys, told_apart

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_KINDS: dict[str, Callable[[Form], dict[str, Any]]] = {
    "application": form_files.application,
    "findings": lambda _: form_files.findings(),
    "call": lambda _: named_keys.file_of(Call),
    "panel": lambda _: named_keys.file_of(Panel),
    "record": lambda _: told_apart.record(),
    "rules": lambda _: told_apart.rules(),
}


def schema_of(kind: str, form: Form) -> dict[str, Any]:
    """Give the schema of `application` on a form, of `findings`, `call`, `panel`, `record` or `rules`."""
    return {"$schema": DRAFT, "title": kind, **_KINDS[kind](form)}
