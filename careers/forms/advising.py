"""What advisers fill in about a candidate, and by what they look through the caseload."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from careers.advising.caseload import advisers
from careers.advising.outcomes import check_day
from careers.models import CandidateProfile, Ladder, Offer
from careers.models.profiles import CandidateProfileQuerySet
from content.forms import DayField
from vocabulary.cpr import reject_cpr
from vocabulary.refused import Refused
from vocabulary.typed import typed_line, without_controls

MINE, NOBODYS, ALL = "mine", "nobodys", "all"
WHOSE = [
    (MINE, gettext_lazy("Mine")),
    (NOBODYS, gettext_lazy("Nobody's")),
    (ALL, gettext_lazy("Everybody")),
]
WEEKS = (2, 4, 8, 13, 26)


class CaseloadFilter(forms.Form):
    """In the address, so that a list can be shared. What makes no sense there is left out."""

    q = forms.CharField(label=gettext_lazy("Name or e-mail"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("Any")), *CandidateProfile.State.choices],
    )
    silent = forms.TypedChoiceField(
        label=gettext_lazy("Silent for"), required=False, coerce=int, empty_value=None
    )
    words = forms.BooleanField(label=gettext_lazy("Words waiting"), required=False)
    offers = forms.BooleanField(label=gettext_lazy("Offers open"), required=False)
    due = forms.BooleanField(label=gettext_lazy("Follow-up due"), required=False)
    expiring = forms.BooleanField(label=gettext_lazy("Expires within 30 days"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weeks = [(n, _("%(n)d weeks") % {"n": n}) for n in WEEKS]
        self.fields["silent"].choices = [("", _("Any time")), *weeks]  # type: ignore[attr-defined]

    @property
    def ticks(self) -> list[forms.BoundField]:
        return [self[name] for name in ("words", "offers", "due", "expiring")]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def named(profiles: CandidateProfileQuerySet, words: str) -> CandidateProfileQuerySet:
    """Each word somewhere in the name or address."""
    for word in typed_line(words).split():
        somewhere = Q(user__first_name__icontains=word) | Q(user__last_name__icontains=word)
        profiles = profiles.filter(somewhere | Q(user__email__icontains=word))
    return profiles


class AdviserField(forms.ModelChoiceField):
    def label_from_instance(self, user: User) -> str:
        return user.get_full_name() or user.email


class HandForm(forms.Form):
    adviser = AdviserField(
        label=gettext_lazy("Adviser"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = advisers()  # type: ignore[attr-defined]


def _words(label: Any, letters: int, rows: int, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    given = {"max_length": letters, "validators": [reject_cpr], "widget": widget}
    return forms.CharField(label=label, **given | more)


class NoteForm(forms.Form):
    text = _words(
        gettext_lazy("Note"),
        4000,
        4,
        help_text=gettext_lazy("She can read this: it is in what she downloads about herself."),
    )

    def clean_text(self) -> str:
        return without_controls(self.cleaned_data["text"])


class OfferForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What"), choices=[(kind.value, kind.label) for kind in Offer.KINDS]
    )
    where = forms.CharField(
        label=gettext_lazy("Where"), max_length=120, required=False, validators=[reject_cpr]
    )
    text = _words(
        gettext_lazy("In words"),
        600,
        3,
        required=False,
        help_text=gettext_lazy("What she would do, when it could begin, and for how long."),
    )

    def clean_where(self) -> str:
        return typed_line(self.cleaned_data["where"])

    def clean_text(self) -> str:
        return without_controls(self.cleaned_data["text"])


class OutcomeForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=Ladder.choices)
    happened_on = DayField(label=gettext_lazy("Day"))

    def clean_happened_on(self) -> Any:
        day = self.cleaned_data["happened_on"]
        try:
            check_day(day)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return day

    @classmethod
    def fresh(cls, *args: Any, **kwargs: Any) -> "OutcomeForm":
        return cls(*args, initial={"happened_on": timezone.localdate()}, **kwargs)


class AnswerForm(forms.Form):
    answer = _words(
        gettext_lazy("Answer"),
        4000,
        6,
        help_text=gettext_lazy("It goes out by mail. Name no candidate who has not agreed."),
    )

    def clean_answer(self) -> str:
        return without_controls(self.cleaned_data["answer"])


class PassOnForm(forms.Form):
    """To candidates of one's own caseload."""

    candidates = forms.MultipleChoiceField(
        label=gettext_lazy("Candidates"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidates"].choices = [  # type: ignore[attr-defined]
            (str(each.pk), f"{each.user}, {each.occupation_words}") for each in people
        ]
