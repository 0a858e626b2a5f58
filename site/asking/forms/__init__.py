"""What readers and owners fill in."""
