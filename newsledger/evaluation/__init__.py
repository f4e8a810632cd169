"""Evaluate the coder on annotated texts: measures, faults and calibration."""
