"""The formats of others: one file a format, each read into our own words."""
