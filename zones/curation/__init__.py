"""What people do to the directory, and what they should look at next."""
