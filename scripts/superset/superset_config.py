"""Settings of the Superset that scripts/superset_check.py starts: what enters is nothing, what leaves is what Superset reads."""

import secrets

SECRET_KEY = secrets.token_hex()
TALISMAN_ENABLED = False
"""Plain http on loopback."""
WTF_CSRF_ENABLED = False
"""The check comes with a token, not with a browser's cookie."""
RATELIMIT_ENABLED = False
SQLLAB_TIMEOUT = 60
