"""Office files from outside, through one door: bounded, without entities, links or macros."""
