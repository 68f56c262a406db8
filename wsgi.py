"""What a web server loads: ``app``."""

import sys

from advocacy.app import create_app
from advocacy.settings import BadSetting

try:
    app = create_app()
except BadSetting as wrong:
    sys.exit(f"{wrong} See .env.example.")
