"""The read model: every public zone in memory, arranged to be found."""
