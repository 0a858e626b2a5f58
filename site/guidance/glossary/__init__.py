"""The glossary: a page with all words, and the words marked in guides."""
