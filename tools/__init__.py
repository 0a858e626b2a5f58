"""What `make` runs. Every module is a command: `python -m tools.NAME`."""
