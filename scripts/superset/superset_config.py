"""Settings of the Superset server that scripts/superset_check.py starts."""

import secrets

SECRET_KEY = secrets.token_hex()
TALISMAN_ENABLED = False
"""Plain http on loopback."""
WTF_CSRF_ENABLED = False
"""The checks log in with a token, not with a browser's cookie."""
RATELIMIT_ENABLED = False
SQLLAB_TIMEOUT = 60
