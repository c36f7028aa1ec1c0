"""Applications at the page: handed in or of the folder, checked, found on, edited and kept."""
