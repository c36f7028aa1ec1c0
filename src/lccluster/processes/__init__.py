"""Work done in processes of its own: because it may end one, or because there are several cores."""
