"""Whose a file is: who may have it, who shares it, and which living process still writes it."""
