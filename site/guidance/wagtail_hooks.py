"""What guidance adds to the admin."""

from wagtail import hooks

from guidance.viewsets import GuidanceGroup


@hooks.register("register_admin_viewset")
def guidance_screens() -> GuidanceGroup:
    return GuidanceGroup()
