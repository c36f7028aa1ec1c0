"""The columns of applications and of titles, one line each, and how a cell comes about."""
