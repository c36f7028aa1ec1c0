"""What is recorded from the page: what may be done, in two steps, with what was typed and handed in kept."""
