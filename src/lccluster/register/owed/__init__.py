"""What is owed on a day, and what may be asked of titles: reports, re-reviews, acts."""
