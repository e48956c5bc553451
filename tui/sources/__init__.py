"""From bytes to blocks of clean text."""
