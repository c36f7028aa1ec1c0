"""What the page needs beside the use cases of the commands: one page a folder, files that were handed in."""
