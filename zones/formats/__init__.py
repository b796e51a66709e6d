"""Answers as cards, JSON, calendar files, signs and sitemaps."""
