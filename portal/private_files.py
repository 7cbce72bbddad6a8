"""A private file that a row keeps, with what `portal.uploads.describe` says of it."""

from django.db import models

from portal.storages import private_storage


class PrivateFile(models.Model):
    """The file and its own name, type, size and hash. A row that keeps it elsewhere gives another `file`."""

    file = models.FileField(storage=private_storage, upload_to="exhibits/%Y/%m/", max_length=300)
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        abstract = True
