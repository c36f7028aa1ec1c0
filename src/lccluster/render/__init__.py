"""One Table of typed cells, drawn as text, JSON or CSV. Decides nothing, reads nothing."""
