"""``make bench``: what the product's own work costs, each against a bare baseline measured in the same run."""
