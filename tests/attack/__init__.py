"""Many odd requests at a server of its own, and what came of them: `python -m tests.attack`."""
