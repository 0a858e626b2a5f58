"""What guidance adds to the admin."""

from wagtail.snippets.models import register_snippet

from guidance.viewsets import GuidanceGroup

register_snippet(GuidanceGroup)
