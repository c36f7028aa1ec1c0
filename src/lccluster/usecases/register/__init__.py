"""What is done with a register: acts recorded, lists, notices, checks, repacking, exchange."""
