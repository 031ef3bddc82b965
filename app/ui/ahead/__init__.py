"""Days away, the way back and a week made level: each as a diff to accept."""
