"""The words of officials' answers, in findings and in tables alike."""

from __future__ import annotations

OUTCOMES = {"met": "met", "符合": "met", "not_met": "not_met", "不符合": "not_met"}
WAIVERS = {
    **{"granted": "granted", "同意": "granted", "同意放宽": "granted"},
    **{"refused": "refused", "不同意": "refused", "不同意放宽": "refused"},
}
