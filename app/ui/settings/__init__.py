"""The Settings screen: who you are, when you work, what a day holds, reminders, look and data."""
