"""What a web server loads: ``app``."""

from advocacy.app import create_app

app = create_app()
