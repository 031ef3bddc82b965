"""Measures the rows of design section 6 against floors built in the same run."""
