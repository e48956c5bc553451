"""Exchanges to threads, undertakings to a ledger, figures to series."""
