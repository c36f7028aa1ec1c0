"""A draft goes by its own name, and by its English one where English is read."""

from __future__ import annotations

from lccluster.catalogs import speak
from lccluster.rulebook.letters import DraftWords


def test_a_draft_goes_by_its_english_name_where_it_has_one() -> None:
    named = DraftWords(name="报送单", title="报送单", paragraphs=(), english="slip")
    bare = DraftWords(name="报送单", title="报送单", paragraphs=())
    speak("en")
    assert (str(named.label), str(bare.label)) == ("slip", "报送单")
    speak("zh")
    assert str(named.label) == "报送单"
