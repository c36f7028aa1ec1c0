"""Rulebooks on the screen: lists, whole ones, one condition, what two of them say differently."""
