"""Panes and the list they share."""
