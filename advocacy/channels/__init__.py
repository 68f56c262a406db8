"""The ways out that make a file: paper and its envelope (pdf), a draft for a mail program (eml), plain text (text)."""
