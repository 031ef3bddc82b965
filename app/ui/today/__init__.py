"""The Today screen: what to do next, with whom, why now, and how it went."""
