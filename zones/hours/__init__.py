"""Opening hours: rules, and the words that people write for them."""
