"""What the folder for Windows is made of: each module gives files by their names, and one places them."""
