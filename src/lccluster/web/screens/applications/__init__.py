"""Screens about applications: checked, judged, edited, kept, and a result worked out again."""
