"""The screens of one programme: ``mentoring_admin:<screen>``, with the programme's number.

Each subject has its list of paths, which is added below; a screen that is to have a tab is named
in ``mentoring.views.hub.TABS``.
"""

from django.urls import URLPattern, path
from wagtail.admin.viewsets.base import ViewSet

from mentoring.views import overview
from mentoring.viewsets.application_screens import APPLICATIONS
from mentoring.viewsets.board_screens import MATCHING
from mentoring.viewsets.pair_screens import PAIRS
from mentoring.viewsets.repair_screens import REPAIR
from mentoring.viewsets.report_screens import REPORTS

OVERVIEW = [
    path("<int:programme_pk>/", overview.overview, name="overview"),
    path("<int:programme_pk>/steps/<slug:key>/", overview.step, name="step"),
]


class ProgrammeScreens(ViewSet):
    name = "mentoring_admin"
    url_prefix = "mentoring"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*OVERVIEW, *APPLICATIONS, *MATCHING, *PAIRS, *REPAIR, *REPORTS]
