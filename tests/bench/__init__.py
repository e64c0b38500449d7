"""Measuring: a large chronicle made for it, and the search in a browser beside two others."""
