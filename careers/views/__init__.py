"""Pages of the CV bank and the job bank."""
