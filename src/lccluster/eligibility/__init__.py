"""Does this form meet these rules? Pure: no disk, no clock; the day is an argument."""
