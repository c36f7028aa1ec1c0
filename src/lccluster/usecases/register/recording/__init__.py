"""What acts rest on before they are recorded: which titles, which papers, which names stand already."""
