"""The personal links in mails: of whoever asked, and of an owner without an account."""

from accounts.personal_links import PersonalLink

HER_LINK = PersonalLink("question")
OWNERS_LINK = PersonalLink("question-owner")
