"""From blocks to meetings, items, exchanges, undertakings, decisions. Pure."""
