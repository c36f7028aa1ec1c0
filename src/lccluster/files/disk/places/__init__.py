"""Where a computer keeps what belongs to a user or to the tool."""
