collect_ignore = ["identifiers.py"]  # a script of its own (make vocabulary-check), imports its neighbour by name
