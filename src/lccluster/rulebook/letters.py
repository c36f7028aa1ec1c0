"""`correction-letter.yaml`: what a letter says that sends an application back to be mended."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

About = Literal["figure", "correction", "material", "evidence", "opinion", "other"]


class LetterPart(Struct, frozen=True):
    """One part of the letter: what it is about, its head, and how each of its items is worded."""

    about: tuple[About, ...]
    head: str
    item: str


class CorrectionLetter(Struct, frozen=True):
    """The words of a correction letter (补正通知); what stands in braces is put in.

    `materials` words what is wrong with a material, by its outcome or `uncounted`.
    """

    title: str
    to: str
    opening: str
    parts: tuple[LetterPart, ...]
    figure: str
    evidence: str
    materials: dict[str, str]
    closing: tuple[str, ...]
    copy_to: str
