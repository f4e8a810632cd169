"""How well the coder reads: what enters is files of annotated texts, what leaves is measures, mistakes and calibration."""
