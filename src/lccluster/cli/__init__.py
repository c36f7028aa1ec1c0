"""The counter: arguments in, text and an exit code out; one command a file."""
