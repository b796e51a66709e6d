"""Points on the earth, and which of many are nearest."""
