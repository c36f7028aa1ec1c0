"""Recording in a round: each act decided, proved, written and sealed; the register follows."""
