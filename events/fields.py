"""Fields that forms here and above share: names, short answers, and an event's own questions."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.models import Question
from vocabulary.cpr import reject_cpr
from vocabulary.strangers import reject_link, reject_without_mail_server
from vocabulary.typed import typed_line, typed_lines

EMPTY = ("", _("Choose …"))
FEW_OPTIONS = 6  # up to here they are shown all at once

#: What mail programs make a link of; not every full stop: there are people called Md.Rahman.


class OneLine(forms.CharField):
    """Without line breaks, runs of blanks and turned letters, which only break mails and lists."""

    def to_python(self, value: Any) -> str:
        """Before the validators: they look at what is kept. Django's own finds NUL."""
        text = str(super().to_python(value))
        return text if "\0" in text else typed_line(text)


class SeveralLines(forms.CharField):
    """What people read in a mail: without turned letters and what is not seen."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return text if "\0" in text else typed_lines(text)


def name_field(label: Any, **options: Any) -> forms.CharField:
    return OneLine(label=label, max_length=120, validators=[reject_cpr, reject_link], **options)


def line_field(label: Any, max_length: int, **options: Any) -> forms.CharField:
    """What staff may write beside what there is to choose."""
    return OneLine(
        label=label, max_length=max_length, required=False, validators=[reject_cpr], **options
    )


def email_field(**options: Any) -> forms.EmailField:
    options.setdefault("label", _("E-mail address"))
    return forms.EmailField(
        max_length=254, validators=[reject_cpr, reject_without_mail_server], **options
    )


def answer_field(question: Question) -> forms.Field:
    """The question with why it is asked, and how long the answer is kept."""
    common = {
        "label": question.text,
        "required": question.required,
        "help_text": _why(question),
        "error_messages": {"required": _("Please answer this: the organiser needs it.")},
    }
    if question.kind == Question.Kind.TEXT:
        return OneLine(max_length=500, validators=[reject_cpr], **common)
    if question.kind == Question.Kind.YES_NO:
        choices = [("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
    options = _options(question)
    if len(options) <= FEW_OPTIONS:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **common)
    return forms.ChoiceField(choices=[EMPTY, *options], **common)


def _options(question: Question) -> list[tuple[str, str]]:
    """The English one is kept, whatever it was read in."""
    kept, shown = question.options_en, question.options
    return list(zip(kept, shown if len(shown) == len(kept) else kept, strict=True))


def _why(question: Question) -> str:
    kept = ngettext(
        "We delete the answer %(days)d day after the event.",
        "We delete the answer %(days)d days after the event.",
        question.keep_days,
    )
    return format_html("{} {}", question.reason, kept % {"days": question.keep_days})
