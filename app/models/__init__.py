"""The tables: one file a noun, typed columns, named constraints, STRICT; promises are kept by triggers."""
