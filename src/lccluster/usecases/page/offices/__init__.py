"""What passes between offices, from the page: who works here, packs sent and received, conflicts settled, acts adopted."""
