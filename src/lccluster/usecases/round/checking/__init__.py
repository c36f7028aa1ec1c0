"""A round checked: what lies there, held against what was recorded."""
