"""How the public finds what is on."""
