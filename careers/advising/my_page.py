"""What waits for her answer, on My page: offers, and questions that an adviser passed on."""

from accounts.my_page import Panel
from careers.models import CandidateProfile, ForwardedEnquiry, Offer


def panels(profile: CandidateProfile) -> list[Panel]:
    offers = list(profile.offers.filter(state=Offer.State.MADE))
    sent = profile.forwarded.filter(state=ForwardedEnquiry.State.SENT)
    asked = list(sent.select_related("enquiry__company"))
    if not offers and not asked:
        return []
    return [Panel("careers/advising/my_page.html", {"offers": offers, "asked": asked})]
