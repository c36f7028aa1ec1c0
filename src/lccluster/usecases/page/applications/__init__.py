"""Applications at the page: handed in or of the folder, checked, edited and kept."""
