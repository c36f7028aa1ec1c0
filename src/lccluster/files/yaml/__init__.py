"""YAML: the one strict reader, its hints, typed values, and values back to one line."""
