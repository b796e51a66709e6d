"""Facts said in the visitor's language."""
