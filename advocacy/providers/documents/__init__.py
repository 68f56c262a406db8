"""Words in the files that people keep them in, read as plain text: one file a kind."""

from __future__ import annotations
