"""Minutes in and out of the database. The only importer of sqlmodel and sqlalchemy."""
