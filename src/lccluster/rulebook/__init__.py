"""A measure as data: what the YAML under `rules/` may say, and whether it hangs together. Pure."""
