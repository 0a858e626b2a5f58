"""What `make audit` looks at: pages as HTML, events as search engines read them, Lighthouse."""
