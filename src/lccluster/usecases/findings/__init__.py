"""What officials found, brought to the application it is on; and what is open, written out for them."""
