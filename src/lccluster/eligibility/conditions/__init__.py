"""One condition held against one form: figures, judgements, points, and the waiver."""
