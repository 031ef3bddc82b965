"""Log a meeting: what happened, what comes next, the series, the recap."""
