"""What waits in a register to be settled: the sides of conflicts, of acts and of its header."""
