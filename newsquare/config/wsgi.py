"""The door for a WSGI server."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsquare.config.settings")

from django.core.wsgi import get_wsgi_application

django_application = get_wsgi_application()
application = django_application
