"""Keys of records, which programs write, are called as people call them."""

from __future__ import annotations

from lccluster.catalogs import speak
from lccluster.kinds import kinds_of
from lccluster.register.acts.act import AnyAct
from lccluster.register.record_words import words_in_lists
from lccluster.round.acts import RoundAct


def test_every_key_of_every_act_has_its_words() -> None:
    words = words_in_lists()
    assert [*kinds_of(RoundAct)]
    keys = {each.key for kind in kinds_of(AnyAct) for each in kind.particulars}
    assert keys <= {*words}
    speak("zh")
    assert [str(words[key]) for key in ("events", "event", "recorded_at")] == [
        "事项",
        "事项",
        "登记时间",
    ]
    assert [key for key in keys if str(words[key]).isascii()] == []
