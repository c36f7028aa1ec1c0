"""Letters to applicants: what each is about, and how it is drawn."""
