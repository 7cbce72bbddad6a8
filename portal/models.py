"""The account: an e-mail address. Parties have no password; staff have one and a second factor."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

CENTRE_GROUP = "Centre"
MEDIATORS_GROUP = "Médiateurs"
EDITORS_GROUP = "Éditeurs"


class UserManager(BaseUserManager):
    """Creates accounts by their e-mail address, always kept in lower case."""

    def get_by_natural_key(self, username):
        return self.get(email=username.lower())

    def create_user(self, email, password=None, **extra):
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **extra):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who may sign in. `is_staff` opens Wagtail's admin and asks for a second factor."""

    email = models.EmailField(
        "adresse e-mail", unique=True, error_messages={"unique": "Cette adresse a déjà un compte."}
    )
    first_name = models.CharField("prénom", max_length=150, blank=True)
    last_name = models.CharField("nom", max_length=150, blank=True)
    is_staff = models.BooleanField("fait partie de l’équipe", default=False)
    is_active = models.BooleanField("compte actif", default=True)
    date_joined = models.DateTimeField("créé le", default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = "compte"
        verbose_name_plural = "comptes"
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique_any_case")]

    def __str__(self):
        return self.get_full_name() or self.email

    def save(self, *args, **kwargs):
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def get_full_name(self):
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self):
        return self.first_name or self.email

    @cached_property
    def group_names(self):
        return set(self.groups.values_list("name", flat=True))

    @property
    def is_centre(self):
        """A case manager or administrator of the Centre (procedure.md, 1)."""
        return self.is_active and CENTRE_GROUP in self.group_names

    @property
    def is_mediator(self):
        return self.is_active and MEDIATORS_GROUP in self.group_names

    @property
    def is_editor(self):
        return self.is_active and any(name.startswith(EDITORS_GROUP) for name in self.group_names)
