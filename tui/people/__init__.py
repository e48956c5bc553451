"""Who is who: the same person, the same office, and who held it when. Pure; between minutes and store."""
