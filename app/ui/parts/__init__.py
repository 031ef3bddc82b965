"""The parts screens are made of: one a file, painted, with names, keys and focus rings."""
