"""The two content security policies: the public site loads nothing but its own files; Wagtail's admin needs more."""

SELF, NONE, INLINE = "'self'", "'none'", "'unsafe-inline'"

PUBLIC_POLICY = {
    "default-src": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
    "form-action": [SELF],
}

# Wagtail 7.4 is « not (yet) compatible » with the strict policy: inline scripts and styles of its editor, data: icons,
# previews in a frame of its own.
ADMIN_POLICY = {
    **PUBLIC_POLICY,
    "script-src": [SELF, INLINE],
    "style-src": [SELF, INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-ancestors": [SELF],
    "frame-src": [SELF],
}
