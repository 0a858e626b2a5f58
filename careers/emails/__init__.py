"""The mails of this app, one module a subject."""
