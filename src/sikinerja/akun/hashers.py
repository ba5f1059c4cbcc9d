"""The password hasher, at OWASP's strength for a half-past-seven crowd."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """argon2id with m=19456 KiB, t=2, p=1 (OWASP): a tenth of the cost of Django's default per login."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1
