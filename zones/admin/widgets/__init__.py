"""What staff fill in by more than a box: the week of hours, the pin on a map."""
