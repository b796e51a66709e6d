"""How the gazetteer is made from packages; never loaded at run time."""
