"""The words of letters that go to applicants, as a rulebook's folder gives them."""
