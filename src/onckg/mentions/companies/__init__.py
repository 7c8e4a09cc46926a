"""Inner parts of the company recognizer: words, phrases, evidence, grouping, occurrences, issuer."""
