"""A run as its operator sees it: progress, run log, summary, guards, alerts, schedules, publication."""
