"""Django's settings, from the environment. Everything has a default that serves one office on one machine."""

from datetime import timedelta
from pathlib import Path

from luoshi.settings import environment as env

HOME = Path(env.text("LUOSHI_HOME", "var")).absolute()
"""Where this installation keeps its database, files, secrets and heads of the journal."""

SECRET_KEY = env.secret("SECRET_KEY", HOME)
JOURNAL_KEY = env.secret("JOURNAL_KEY", HOME)
JOURNAL_HEADS = HOME / "journal-heads"
DEBUG = env.boolean("LUOSHI_DEBUG", default=False)
ALLOWED_HOSTS = env.words("LUOSHI_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("LUOSHI_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "luoshi.base",
    "luoshi.files",
    "luoshi.journal",
    "luoshi.search",
    "luoshi.directory",
    "luoshi.notifications",
    "luoshi.documents",
    "luoshi.plans",
    "luoshi.indicators",
    "luoshi.reporting",
    "luoshi.jobs",
    "luoshi.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "luoshi.web.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "luoshi.web.middleware.no_nul_characters",
    "luoshi.web.accounts.timing.time_outs",
    "luoshi.web.middleware.edge",
    "axes.middleware.AxesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "luoshi.web.urls"
WSGI_APPLICATION = "luoshi.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "luoshi.web.context.page",
            ],
            "builtins": ["luoshi.web.templatetags.components"],
        },
    }
]

DATABASES = {"default": env.database(env.text("DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    # Where a file waits, apart from what is kept, until it is known to carry no classification mark.
    "incoming": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "incoming"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

BEHIND_TLS = env.boolean("LUOSHI_TLS", default=False)
"""Set where a proxy in front speaks TLS: cookies are then sent over TLS only."""

SEPARATE_ADMINISTRATORS = env.boolean("LUOSHI_SEPARATE_ADMINISTRATORS", default=False)
"""Set where system, security and audit administrator must be three people."""
AUTH_USER_MODEL = "directory.Account"
LOGIN_URL = "web:sign_in"
LOGIN_REDIRECT_URL = "web:home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_LENGTH = env.number("LUOSHI_PASSWORD_LENGTH", 8)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_LENGTH},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "luoshi.directory.signing_rules.NotUsedBefore",
        "OPTIONS": {"count": env.number("LUOSHI_PASSWORD_REUSE", 5)},
    },
]
PASSWORD_DAYS = env.number("LUOSHI_PASSWORD_DAYS", 0)
"""After so many days a password must be changed; 0 for never."""
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"username"}, ["username*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "luoshi.web.accounts.adapter.SecondFactorAdapter"
MFA_TOTP_ISSUER = "Luoshi"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
SECOND_FACTOR_ROLES = env.words(
    "LUOSHI_SECOND_FACTOR_ROLES", "administrator,security_administrator,auditor,office_head,clerk" if BEHIND_TLS else ""
)
"""The roles that must sign in with a second factor: by default those who run the system, where it is in earnest use."""
OIDC_PROVIDER = "office"
OIDC_URL = env.text("LUOSHI_OIDC_URL")
"""The address of a provider of OpenID Connect; empty where people sign in with passwords only."""
SOCIALACCOUNT_PROVIDERS = env.provider(
    OIDC_PROVIDER, OIDC_URL, client=env.text("LUOSHI_OIDC_CLIENT"), secret=env.text("LUOSHI_OIDC_SECRET")
)
SOCIALACCOUNT_ADAPTER = "luoshi.web.accounts.oidc.SubjectAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_STORE_TOKENS = False
AXES_HANDLER = "luoshi.directory.signing_locks.LockingHandler"
AXES_FAILURE_LIMIT = env.number("LUOSHI_SIGN_IN_FAILURES", 5)
AXES_COOLOFF_TIME = timedelta(minutes=env.number("LUOSHI_LOCK_MINUTES", 10))
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]  # in this order: the handler weighs them
AXES_LOCKOUT_CALLABLE = "luoshi.web.accounts.locking.locked_out"
AXES_CLIENT_IP_CALLABLE = "luoshi.web.accounts.browsers.address_of"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # nobody is kept out for ever by who goes on trying
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the journal tells who signed in
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
SESSION_ENGINE = "luoshi.directory.signing_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.number("LUOSHI_SESSION_HOURS", 12) * 60 * 60
"""How long a sign-in lasts at most, in seconds, whatever is done meanwhile."""
IDLE_SECONDS = env.number("LUOSHI_IDLE_MINUTES", 30) * 60
"""How long a sign-in lasts without anything being done."""
PROOF_SECONDS = env.number("LUOSHI_PROOF_MINUTES", 10) * 60
"""How long whoever signed in may do dangerous acts before they are asked once more who they are."""
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if BEHIND_TLS else None
CSRF_FAILURE_VIEW = "luoshi.web.errors.stale_form"

ADDRESS = env.text("LUOSHI_ADDRESS")
"""The address under which people reach the system, as messages name it; empty for none."""
EMAIL_HOST = env.text("LUOSHI_EMAIL_HOST")
"""The server that takes e-mail; empty where no e-mail is sent."""
EMAIL_PORT = env.number("LUOSHI_EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("LUOSHI_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("LUOSHI_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.boolean("LUOSHI_EMAIL_STARTTLS", default=False)
EMAIL_USE_SSL = env.boolean("LUOSHI_EMAIL_TLS", default=False)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = env.text("LUOSHI_EMAIL_FROM", "luoshi@localhost")
HOOK_HOSTS = env.words("LUOSHI_HOOK_HOSTS", "qyapi.weixin.qq.com,oapi.dingtalk.com")
"""The hosts to which robots of group chats may post; nothing is posted anywhere else."""

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

UPLOAD_BYTES = env.number("LUOSHI_UPLOAD_BYTES", 50_000_000)
"""The largest file that is taken in: the reader's own limit."""
UPLOAD_FOLDER = HOME / "incoming"
"""Where an upload that is too large for memory is written, into a file without a name, which ends with its process."""
FILE_UPLOAD_HANDLERS = ["luoshi.web.documents.uploads.NamelessUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refusal is told to whoever asked; only our own errors are for the log.
    "loggers": {"django.request": {"level": "ERROR"}, "axes": {"level": "ERROR"}},
}
