"""Write to the people who represent you: from a ZIP to a letter in hand."""
