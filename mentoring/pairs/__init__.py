"""What a pair does from the yes of both to the end."""
