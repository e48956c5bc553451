"""Words to hits, ranked."""
