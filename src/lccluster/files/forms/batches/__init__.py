"""What a command line means by a batch: files, patterns and folders, each application once."""
