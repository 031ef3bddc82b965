"""The database and its queries: functions of a session that return frozen values."""
