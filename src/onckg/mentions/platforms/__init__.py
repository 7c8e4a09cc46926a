"""Inner parts of the platform recognizer: words, noun phrases, names."""
