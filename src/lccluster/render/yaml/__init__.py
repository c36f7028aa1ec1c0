"""YAML for people to fill in: a blank form, an imported one, open findings."""
