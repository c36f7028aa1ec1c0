"""What a shell offers while a command is typed: the words of the register, the round and the rulebook at hand."""
