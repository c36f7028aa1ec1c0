"""The page: the same use cases in the browser of one computer, for whoever types nothing."""
