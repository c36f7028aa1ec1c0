"""The command line itself: help, commands loaded late, usage errors, settings, streams, progress."""
