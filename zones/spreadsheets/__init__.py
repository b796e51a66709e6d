"""Tables of zones and stations, read, judged and stored all or nothing."""
