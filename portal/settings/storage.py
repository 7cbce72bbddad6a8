"""Where files go: folders of this machine, or an S3-compatible service named in the environment."""

import os

S3 = "storages.backends.s3.S3Storage"
MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def storage_settings(media_root, private_root):
    """Return STORAGES: public media, private files (no address of their own) and static files."""
    bucket = os.environ.get("S3_BUCKET")
    media, private = (_s3(bucket) if bucket else _folders)(media_root, private_root)
    return {"default": media, "private": private, "staticfiles": {"BACKEND": MANIFEST}}


def _folders(media_root, private_root):
    backend = "django.core.files.storage.FileSystemStorage"
    media = {"BACKEND": backend, "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755}}
    return media, {"BACKEND": "portal.storages.PrivateFolder", "OPTIONS": {"location": private_root}}


def _s3(bucket):
    shared = {
        "bucket_name": bucket,
        "endpoint_url": os.environ.get("S3_ENDPOINT_URL"),
        "region_name": os.environ.get("S3_REGION"),
        "access_key": os.environ.get("S3_ACCESS_KEY_ID"),
        "secret_key": os.environ.get("S3_SECRET_ACCESS_KEY"),
        "default_acl": None,
        "file_overwrite": False,
    }

    def storages(media_root, private_root):
        media = {"BACKEND": S3, "OPTIONS": {**shared, "location": "media", "querystring_auth": False}}
        private = {"BACKEND": S3, "OPTIONS": {**shared, "location": "private", "querystring_expire": 60}}
        return media, private

    return storages
