"""Forms of the company's pages and of the new hire's."""
