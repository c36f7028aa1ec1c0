"""What people still have to answer on applications, drawn for them to fill in."""
