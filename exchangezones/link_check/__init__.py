"""Pages of other sites on which something here rests: are they there, have they changed?"""
