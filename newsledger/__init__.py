"""newsledger turns news articles into an auditable ledger of events, actors and figures."""

__version__ = "0.1.0"
