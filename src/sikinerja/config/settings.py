"""Django's settings, from the one table of the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from sikinerja.config.logs import logging_settings
from sikinerja.core.bounds import chosen
from sikinerja.core.environment import environment

ENV = environment()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENV.secret_key
DEBUG = False
DEMO = ENV.demo
ALLOWED_HOSTS = ENV.allowed_hosts
ROOT_URLCONF = "sikinerja.config.urls"
WSGI_APPLICATION = "sikinerja.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "sikinerja.core",
    "sikinerja.akun",
    "sikinerja.permintaan",
    "sikinerja.pemberitahuan",
    "sikinerja.pekerjaan",
    "sikinerja.impor",
    "sikinerja.webhook",
    "sikinerja.jejak",
    "sikinerja.jadwal",
    "sikinerja.kepegawaian",
    "sikinerja.skp",
    "sikinerja.aktivitas",
    "sikinerja.kehadiran",
    "sikinerja.realisasi",
    "sikinerja.penilaian",
    "sikinerja.mutasi",
    "sikinerja.pengingat",
    "sikinerja.tpp",
    "sikinerja.rilis",
    "sikinerja.dokumen",
    "sikinerja.web",
    "sikinerja.worker",
]

MIDDLEWARE = [
    "sikinerja.web.middleware.SecurityHeadersMiddleware",
    "sikinerja.api.middleware.ApiMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sikinerja.web.middleware.ContextMiddleware",
    "sikinerja.web.middleware.DomainErrorMiddleware",
    "sikinerja.web.typed.SeenTextMiddleware",
    "sikinerja.web.once.SentOnceMiddleware",
    "sikinerja.web.uploads.UploadLimitMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "environment": "sikinerja.web.jinja.environment",
            "context_processors": ["sikinerja.web.shell.shell"],
        },
    },
]


def _database(url: str) -> dict[str, Any]:
    parts = conninfo_to_dict(url) if url else {}
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    database: dict[str, Any] = {known[k]: str(v) for k, v in parts.items() if k in known}
    options: dict[str, Any] = {k: v for k, v in parts.items() if k not in known}
    options["pool"] = {"min_size": 1, "max_size": ENV.pool_size, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **database,
        "OPTIONS": options | {"options": chosen().options(str(options.get("options", "")))},
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"TEMPLATE": "template0"},
    }


DATABASES = {"default": _database(ENV.database_url)}

AUTH_USER_MODEL = "akun.Akun"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.AllowAllUsersModelBackend"]
PASSWORD_HASHERS = ["sikinerja.akun.hashers.Argon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "nama", "email")},
    },
]
PASSWORD_RESET_TIMEOUT = 3600
SESSION_ENGINE = "sikinerja.akun.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "sesi"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.https
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sikinerja.web.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [ENV.base_url]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENV.https else 0
# SecurityMiddleware is not used: web.middleware.SecurityHeadersMiddleware sends the same headers, HSTS too.
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.trusted_proxies else None
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "sikinerja.web.uploads.DiskUploadHandler",
]

INSTANSI = ENV.instansi
ZONE_LABEL = ENV.zone_label
DATA_DIR = ENV.data_dir.resolve()
BASE_URL = ENV.base_url.rstrip("/")
WAJIB_FAKTOR_KEDUA = ENV.must_have_second_factor
TRUSTED_PROXIES = ENV.trusted_proxies
TOOL_KINERJA_API = str(ENV.tool_kinerja_api).rstrip("/")
TOOL_KINERJA_TOKEN = ENV.tool_kinerja_token
TOOL_KINERJA_URL = str(ENV.tool_kinerja_url)
WEBHOOK_INTRANET = [str(network) for network in ENV.webhook_intranet]

LANGUAGE_CODE = "id"
TIME_ZONE = ENV.zone
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "web" / "static" / "collected"
STATICFILES_DIRS = [("build", PACKAGE / "web" / "static" / "build")]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_MAX_AGE = 31536000

DEFAULT_FROM_EMAIL = ENV.email_from
EMAIL_HOST, EMAIL_PORT = ENV.email_host, ENV.email_port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENV.email_user, ENV.email_password
EMAIL_USE_TLS = ENV.email_tls
EMAIL_TIMEOUT = 15

LOGGING = logging_settings(ENV.log_level)
