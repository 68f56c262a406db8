"""The domain, pure: no framework, database, network or clock. The world arrives as arguments."""
