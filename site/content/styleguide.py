"""Every component in every state, for those who build pages: /styleguide/."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from content.forms import DateInput, TimeInput
from vocabulary.tone import Tone

SECTIONS = [
    ("colours", "Colours and type"),
    ("buttons", "Buttons and links"),
    ("notices", "Tags, notices, empty states"),
    ("forms", "Forms"),
    ("choices", "Choices and filters"),
    ("cards", "Cards and figures"),
    ("events", "Events and calendar"),
    ("tables", "Tables and rosters"),
    ("steps", "Steps, pages, details, dialogs"),
    ("visit", "Ticket, checklist, journey"),
    ("desk", "The arrivals desk"),
    ("prose", "Text"),
]
COLOURS = [
    *("ink", "ink-soft", "line-strong", "line", "paper", "fjord-deep", "fjord", "mist-deep"),
    *("mist", "sun", "sun-tint", "brick-deep", "brick", "brick-tint", "leaf", "leaf-tint"),
    *("rose-tint", "honey-tint", "sky-tint"),
]
ROSTER = [
    ("Ananya", "Iyer", "India", "ananya.iyer@nordvind.example", "1 Dec 2026"),
    ("Nguyễn", "Thị Hoa", "Vietnam", "hoa.nguyen@nordvind.example", "1 Dec 2026"),
    ("Zofia", "Wiśniewska", "Poland", "zofia.w@nordvind.example", "15 Dec 2026"),
    ("Fatima Zahra", "El Amrani", "Morocco", "fatima@nordvind.example", "1 Dec 2026"),
]


class SampleForm(forms.Form):
    """One field of each kind; sent empty it shows every error."""

    name = forms.CharField(label="Full name", help_text="As it stands in the passport.")
    email = forms.EmailField(label="Email address")
    phone = forms.CharField(label="Phone number", required=False)
    country = forms.ChoiceField(
        label="Citizenship", choices=[("", "Choose a country"), ("PL", "Poland"), ("IN", "India")]
    )
    start = forms.DateField(label="First day at work", widget=DateInput())
    time = forms.TimeField(label="Arrives at", widget=TimeInput(), required=False)
    people = forms.IntegerField(label="How many people?", min_value=1)
    message = forms.CharField(
        label="Anything we should know?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Please do not write a CPR number.",
    )
    language = forms.ChoiceField(
        label="Language of the invitation",
        choices=[("en", "English"), ("da", "Dansk")],
        widget=forms.RadioSelect,
    )
    papers = forms.MultipleChoiceField(
        label="Which papers do they have?",
        choices=[("passport", "Passport"), ("contract", "Signed contract"), ("lease", "Lease")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick all that apply.",
    )
    photo = forms.FileField(label="Signed contract", required=False, help_text="PDF, at most 5 MB.")
    terms = forms.BooleanField(label="I have read how the centre uses my data")

    def clean(self) -> dict[str, Any]:
        if self.errors:
            self.add_error(None, "The day you chose is full. Choose another day.")
        return self.cleaned_data


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Drop your spreadsheet here, or choose it",
        help_text="Excel, OpenDocument or CSV, at most 1,000 people. Any order of columns.",
    )


@dataclass(frozen=True)
class SampleEvent:
    starts: datetime
    title: str
    place: str
    category: str
    seats_label: str = ""
    seats_tone: str = ""
    seats_state: str = ""
    hours: int = 2
    url: str = "#events"

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(hours=self.hours)


FIRST_DAY = datetime(2026, 11, 3, 16, 0, tzinfo=UTC)
EVENTS = [
    (0, "Danish tax for newcomers", "Main library", "Workshop", "12 seats left", Tone.OK),
    (2, "CV clinic", "Welcome centre", "Careers", "2 seats left", Tone.WARNING),
    (8, "Find a place to live: what to look for in a lease", "Online", "Workshop"),
    (10, "International dinner", "Kulturhuset", "Social", "Fully booked", Tone.BAD),
    (17, "Employer lunch", "Aarhus", "Employers", "Over", Tone.QUIET, "over"),
    (18, "Schools and day care", "Aarhus", "Families", "Cancelled", Tone.BAD, "cancelled"),
]


def styleguide(request: HttpRequest) -> HttpResponse:
    """Open in development and in the demo, and to staff; to others there is no such page."""
    for_makers = settings.DEBUG or settings.DEMO
    if not for_makers and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    if "toasts" in request.GET:
        _say_something(request)
    return render(request, "content/styleguide.html", _samples())


def _samples() -> dict[str, Any]:
    code = segno.make_qr("ANK-7F3K2Q").svg_inline(omitsize=True, border=1)
    return {
        "sections": SECTIONS,
        "colours": COLOURS,
        "form": SampleForm(),
        "bad_form": SampleForm(data={"email": "zofia@", "people": "-1"}, auto_id="bad_%s"),
        "upload": UploadForm(),
        "bad_upload": UploadForm(data={}, auto_id="bad_%s"),
        "events": [
            SampleEvent(FIRST_DAY + timedelta(days=after), *rest) for after, *rest in EVENTS
        ],
        "weeks": [range(start, start + 7) for start in (-5, 2, 9, 16, 23)],
        "roster": ROSTER,
        "page_obj": Paginator(range(240), 10).get_page(7),
        "steps": [
            ("Company", "#steps"),
            ("Appointment", "#steps"),
            ("New hires", ""),
            ("Check and send", ""),
        ],
        "qr": mark_safe(code),
        "starts": datetime(2026, 12, 3, 8, 30, tzinfo=UTC),
        "trail": [("Companies", "#steps"), ("Nordvind A/S", "#steps")],
    }


def _say_something(request: HttpRequest) -> None:
    messages.success(request, "Sent. 38 people have their invitation.")
    messages.info(request, "Your seats are held until Thursday at 14:00.")
    messages.warning(request, "Two people have no email address yet.")
    messages.error(request, "The file could not be read. Save it as XLSX and try again.")
