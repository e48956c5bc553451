"""What each command does: one module a verb, ``run(args) -> exit status``."""
