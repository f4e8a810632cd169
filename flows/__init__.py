"""Prefect flows: a flow reads as a table of contents, a task wraps one function of newsledger."""
