"""Prefect flows: a flow reads like a table of contents, a task wraps one function of newsledger."""
