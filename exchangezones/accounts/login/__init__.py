"""The way in: codes of the second step, how long one stays, and how many wrong guesses."""
