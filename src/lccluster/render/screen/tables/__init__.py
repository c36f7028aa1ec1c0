"""Tables on screens of every width: what stands beside each other, and what below its row."""
