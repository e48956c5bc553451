"""The member's own notes, and what leaves as Markdown."""
