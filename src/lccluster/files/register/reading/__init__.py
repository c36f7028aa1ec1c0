"""How the files of a register are found and read, whoever writes meanwhile."""
