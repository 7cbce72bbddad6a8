"""A sector as one file: written here, read here or elsewhere, always as drafts (docs/sector-export.md)."""
