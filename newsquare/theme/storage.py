"""Static files under names that carry a hash of their content, so that they may be kept for ever."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class HashedStorage(ManifestStaticFilesStorage):
    """A file that was not collected keeps its plain name: a page is better without a style than not at all."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """Return the name with its hash, or the name itself where there is no such file."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
