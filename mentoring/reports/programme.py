"""The report of one programme: all its tables, in the order in which it is told."""

from mentoring.models import Programme
from mentoring.reports.comparing import compared
from mentoring.reports.content import content
from mentoring.reports.events import events
from mentoring.reports.funnel import funnel
from mentoring.reports.outcomes import outcomes
from mentoring.reports.tables import Table
from mentoring.reports.together import answers, endings, meetings, reasons


def tables_of(programme: Programme) -> list[Table]:
    """Of a programme whose people are forgotten only what was counted before."""
    if programme.figures:
        return [compared(programme)]
    return [
        *(funnel(programme), endings(programme), content(programme)),
        *(meetings(programme), reasons(programme), answers(programme)),
        *(*outcomes(programme), events(programme)),
        compared(programme),
    ]
