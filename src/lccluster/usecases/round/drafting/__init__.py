"""Drafts of a round: which applications, what is put into the words, the annexes."""
