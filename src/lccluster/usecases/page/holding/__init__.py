"""A round held from the page: its acts as forms, shown before they are recorded."""
