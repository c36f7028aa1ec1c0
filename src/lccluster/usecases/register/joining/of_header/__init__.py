"""The header of a register, in copies that changed it apart: brought together, listed, settled."""
