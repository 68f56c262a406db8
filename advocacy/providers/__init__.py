"""The outside world as the domain wants it: data files, look-up, and the formats of others."""
