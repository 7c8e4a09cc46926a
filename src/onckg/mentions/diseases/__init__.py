"""Inner parts of the disease recognizer: known names, composed ones, coordination, abbreviations, populations."""
