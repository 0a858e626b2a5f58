"""Pages of the companies app, one module a subject."""
