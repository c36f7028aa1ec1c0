"""What a cell shows of what it keeps: figures by their formats, words by their ink."""
