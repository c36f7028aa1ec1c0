"""Lists of many titles taken in from the page: promulgated, exported, or with the figures of their reports."""
