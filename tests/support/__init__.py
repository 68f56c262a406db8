"""What the tests stand on: programs, databases, a page checker, a browser."""
