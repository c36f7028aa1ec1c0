"""`python -m lccluster`, the same as the command."""

from lccluster.cli.main import main

if __name__ == "__main__":
    main()
