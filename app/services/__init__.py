"""What a person can do, one verb each: one transaction, then the announcement."""
