"""One file, one use case. What a use case needs of the outside world arrives as ``Ports``."""
