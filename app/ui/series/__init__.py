"""Running series: editing one with its before and after, answering one that asks, keeping in touch."""
