"""Workbooks: the summaries, the form, the simulation, open findings."""
