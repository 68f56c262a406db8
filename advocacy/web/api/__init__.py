"""The API, for those who build on the look-up: JSON only, no cookie, nothing kept."""

from .officials import blueprint

__all__ = ["blueprint"]
