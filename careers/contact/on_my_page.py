"""Employers who wait for her answer, on My page."""

from accounts.my_page import Panel
from careers.contact.ending import ending
from careers.models import CandidateProfile, ContactRequest
from careers.models.contact import Feedback

GOOD_NEWS = (Feedback.INTERVIEW, Feedback.HIRED)


def panels(profile: CandidateProfile) -> list[Panel]:
    """Questions to answer, news to confirm, what ends soon; without any there is no panel."""
    mine = ContactRequest.objects.filter(profile=profile).select_related("company")
    waiting = [one for one in mine.open() if one.is_open]
    news = list(mine.filter(feedback__in=GOOD_NEWS, feedback_holds=None))
    ends = list(ending().filter(profile=profile).select_related("company").order_by("until"))
    if not (waiting or news or ends):
        return []
    context = {"waiting": waiting, "news": news, "ends": ends}
    return [Panel("careers/contact/hers/my_page.html", context)]
