"""Words that name a place, and the places that they name."""
