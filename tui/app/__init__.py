"""What is seen and the keys. The only importer of textual."""
