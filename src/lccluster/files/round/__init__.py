"""The folder of a year's round: the call, the panel, applications with their records, sheets."""
