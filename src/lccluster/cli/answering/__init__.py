"""What is answered: in which format, result by result, and what usually follows."""
