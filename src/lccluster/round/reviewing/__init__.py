"""Those who review: the panel and its ties, the sheets, what they come to."""
