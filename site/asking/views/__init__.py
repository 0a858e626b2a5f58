"""The form, her own page, the page of an owner without an account, and the screens of staff."""
