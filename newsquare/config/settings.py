"""Django's settings. Everything that an installation may choose comes through env.py."""

import sys
from pathlib import Path

from newsquare.config import env

PACKAGE = Path(__file__).resolve().parent.parent
PRODUCTION = env.choice("NEWSQUARE_MODE", ("embedded", "production")) == "production"
TESTING = "pytest" in sys.modules

DATA = env.data_folder()
SECRET_KEY = env.secret_key(DATA, production=PRODUCTION)
ALLOWED_HOSTS = env.hosts(production=PRODUCTION)
DATABASES = {"default": env.database(DATA)}
DEBUG = False
EMBEDDED_DATABASE = DATABASES["default"]["ENGINE"].endswith("sqlite3")

PUBLIC_SCHEME = env.choice("NEWSQUARE_SCHEME", ("https", "http") if PRODUCTION else ("http", "https"))
if PRODUCTION and PUBLIC_SCHEME == "http":
    raise env.SettingError("NEWSQUARE_SCHEME is http: production speaks https only. Put nginx or Caddy in front.")
if PUBLIC_SCHEME == "https":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_SCHEME == "https"

# Staff sign in with a second factor. Only the demo turns this off, and says so on its desk.
SECOND_FACTOR_REQUIRED = env.choice("NEWSQUARE_SECOND_FACTOR", ("required", "off")) == "required"
if PRODUCTION and not SECOND_FACTOR_REQUIRED:
    raise env.SettingError("NEWSQUARE_SECOND_FACTOR is off: production does not start without it. Unset it.")

INSTALLED_APPS = [
    "newsquare.config",
    "newsquare.demo",
    "newsquare.office",
    "newsquare.desk",
    "newsquare.comments",
    "newsquare.circulation",
    "newsquare.press",
    "newsquare.copydesk",
    "newsquare.stories",
    "newsquare.wire",
    "newsquare.tips",
    "newsquare.accounts",
    "newsquare.stations",
    "newsquare.theme",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",  # The desk of Wagtail 8 names its address on every screen.
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "newsquare.stations.middleware.StationMiddleware",
    "newsquare.press.middleware.BakingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "newsquare.theme.middleware.SafeHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsquare.stations.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsquare.press.middleware.StaffMarkMiddleware",
    "newsquare.accounts.middleware.StaffDoorMiddleware",
]

ROOT_URLCONF = "newsquare.config.urls"
WSGI_APPLICATION = "newsquare.config.wsgi.django_application"
SERVER_NAME = "newsquare"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "theme" / "components"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsquare.stories.chrome.chrome",
            ],
        },
    }
]

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["newsquare.accounts.backends.StationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "newsquare.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # Nobody has an account without having typed a code sent to its address.
MFA_ADAPTER = "newsquare.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/me/"
SESSION_ENGINE = "newsquare.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "newsquare.lib.origin.token_page"
X_FRAME_OPTIONS = "SAMEORIGIN"

# Time and words
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-us"
USE_I18N = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "newsquare.theme.finders.ComponentFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "newsquare.theme.storage.HashedStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Mail
_mail = env.mail()
EMAIL_BACKEND = _mail.backend
globals().update(_mail.settings)
DEFAULT_FROM_EMAIL = env.text("NEWSQUARE_MAIL_FROM", "newsroom@localhost")
if PRODUCTION and not env.text("NEWSQUARE_MAIL_FROM"):
    raise env.SettingError("NEWSQUARE_MAIL_FROM is not set: name the address that the station's mail comes from.")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_BOUNCES_TO = env.text("NEWSQUARE_MAIL_BOUNCES_TO")  # The envelope's sender; empty: the address of From.
MAIL_SELECTORS = env.text("NEWSQUARE_MAIL_SELECTORS").replace(",", " ").split()  # The names of its DKIM keys.
MAIL_PER_MINUTE = env.mail_per_minute()

# Work in the background
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "wire", "feeds", "bake", "mail"]}
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# The forum
FORUM_THROWAWAY_DOMAINS = env.text("NEWSQUARE_THROWAWAY_DOMAINS").replace(",", " ").split()

# Wagtail
WAGTAIL_SITE_NAME = "Newsquare"
WAGTAILADMIN_BASE_URL = ""
WAGTAILIMAGES_IMAGE_MODEL = "stories.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "newsquare.stories.picture_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_USER_TIME_ZONES = ["UTC"]  # Nobody chooses one: the desk keeps the station's time (accounts.door).
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_EDITING_SESSION_PING_INTERVAL = 4000  # Milliseconds until one sees who else opened a story.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_LOGIN_URL = "/sign-in/"
TAGGIT_CASE_INSENSITIVE = True
SILENCED_SYSTEM_CHECKS = [
    "wagtailadmin.W003",
    "security.W005",  # Whether all of the town's other hosts speak https is not ours to say,
    "security.W021",  # nor whether browsers should be told so for ever.
    "security.W008",  # The proxy in front sends http to https (docs/how-to/install-on-debian.md).
    "security.W019",  # The desk shows previews in frames of its own; public pages say 'none' in their policy.
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "newsquare": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # That a page is gone is an answer, not a warning.
        "django.security.DisallowedHost": {"level": "ERROR"},
    },
}
