"""YAML: the one strict reader, its traps and hints, typed values, and values back to one line."""
