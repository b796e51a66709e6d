"""How the borders of the map are made; never loaded at run time."""
