"""Static files as production's pages name them, one stylesheet among them, but without a hash."""

from content.stylesheets import StaticFiles


class Unhashed(StaticFiles):
    def url(self, name: str, force: bool = False) -> str:
        return f"/static/{name}"
