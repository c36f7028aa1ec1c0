"""What is done with rulebooks: found, shown, compared, drafted, proved by their cases."""
