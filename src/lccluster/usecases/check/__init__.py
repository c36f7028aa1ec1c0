"""A check from files to answers: one form or many, the documents made of them, the proof afterwards."""
