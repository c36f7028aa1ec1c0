"""What to do about a file of the wrong shape, a slip of the hand in it, a complaint of the parser."""
