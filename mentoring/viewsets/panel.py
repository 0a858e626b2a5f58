"""On the admin's first page: the programmes that are under way, and what waits in each."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.ui.components import Component

from mentoring.models import Programme
from mentoring.permissions import may_run
from mentoring.programmes.due import due
from mentoring.views.hub import screen_url


def _links(programme: Programme) -> Iterator[tuple[str, str]]:
    for each in due(programme):
        yield each.words, screen_url(programme, each.screen)


class MentoringPanel(Component):
    name = "mentoring"
    template_name = "mentoring/admin/panel.html"
    order = 120

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not may_run(parent_context["request"].user):
            return {}
        under_way = Programme.objects.exclude(state=Programme.State.FINISHED)
        rows = [
            {"programme": each, "url": screen_url(each), "due": list(_links(each))}
            for each in under_way
        ]
        return {"rows": rows}
