"""The centres as a visitor finds them: when, where, what, and for whom."""
