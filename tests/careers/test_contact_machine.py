"""Whatever is done in whatever order: what the company knows and reads follows from few facts.

The machine keeps a small model of its own (the last request, what she ticked, until when) beside
the database, and after each step holds the one to the other.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from careers import publishing
from careers.contact import answering, asking, blocking, closing, reveals
from careers.contact.told import AGAIN_AFTER, Told, told
from careers.models import CandidateProfile, ContactRequest, Field, PublishedSummary
from careers.models.contact import OPEN_FOR
from companies.models import Company
from outbox.models import Message
from tests.careers.contact_people import asked, candidate
from vocabulary.refused import Refused

pytestmark = pytest.mark.django_db

FAR = timezone.localdate() + timedelta(days=5000)
FIELDS = st.sets(st.sampled_from([Field.NAME, Field.EMAIL, Field.PHONE]), min_size=1)


class Contact(RuleBasedStateMachine):
    profile: CandidateProfile
    company: Company

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.now: datetime = timezone.now()
        self.clock = patch.object(timezone, "now", lambda: self.now)
        self.clock.start()
        self.request: ContactRequest | None = None
        self.answer = ""  # "", "yes", "no": whatever she answered to the last request
        self.taken_back = False
        self.ticked: set[str] = set()
        self.until = self.now
        self.ended_early = False
        self.blocked = self.hidden = False

    def teardown(self) -> None:
        self.clock.stop()
        transaction.savepoint_rollback(self.savepoint)

    def does(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except (Refused, PublishedSummary.DoesNotExist):
            return False
        return True

    @property
    def handle(self) -> str:
        return PublishedSummary.objects.get(profile=self.profile).handle

    @property
    def can_be_answered(self) -> bool:
        return (
            self.request is not None
            and not self.answer
            and not self.taken_back
            and self.now < self.request.expires_at
        )

    @rule()
    def company_asks(self) -> None:
        known = self.request is not None and self.request.handle == self.handle
        again_from = self.request.expires_at + AGAIN_AFTER if self.request else self.now
        if self.answer == "yes" and not self.ended_early:
            again_from = self.until
        waits = known and self.now < again_from
        may = not (waits or self.blocked or self.hidden or self.shown)

        assert self.does(lambda: asked(self.profile, self.company)) is may

        if may:
            self.request = ContactRequest.objects.latest("pk")
            self.answer, self.taken_back = "", False

    @rule(fields=FIELDS, days=st.sampled_from(reveals.DAYS))
    def she_says_yes(self, fields: set[str], days: int) -> None:
        if self.request is None:
            return
        may = self.can_be_answered and not self.hidden and not self.blocked
        pk = self.request.pk

        assert self.does(lambda: answering.say_yes(pk, fields, days)) is may

        if may:
            self.answer, self.ticked = "yes", fields
            self.until = self.now + timedelta(days=days)
            self.ended_early = False

    @rule()
    def she_says_no(self) -> None:
        if self.request is None:
            return
        may = self.can_be_answered or self.answer == "no"
        pk = self.request.pk

        assert self.does(lambda: answering.say_no(pk)) is may

        if may:
            self.answer = "no"

    @rule()
    def she_blocks(self) -> None:
        blocking.block(self.profile.pk, self.company.cvr)
        if self.request and not self.answer and not self.taken_back:
            self.request.refresh_from_db()
            self.answer = "no" if self.request.state == ContactRequest.State.NO else ""
        self.ended_early |= bool(self.shown)
        self.blocked, self.ticked = True, set()

    @rule()
    def she_unblocks(self) -> None:
        blocking.unblock(self.profile.pk, self.company.cvr)
        self.blocked = False

    @rule()
    def she_hides_or_shows_herself(self) -> None:
        """Shown again she has another handle; how long it is shown is not looked at here."""
        (publishing.show if self.hidden else publishing.hide)(self.profile.pk)
        PublishedSummary.objects.update(expires_on=FAR)
        self.hidden = not self.hidden

    @rule()
    def she_takes_back(self) -> None:
        for reveal in reveals.in_force(self.profile, self.company):
            reveals.take_back(reveal.pk)
        self.ended_early |= bool(self.shown)
        self.ticked = set()

    @rule()
    def company_takes_back(self) -> None:
        if self.request is None:
            return
        pk = self.request.pk
        may = self.taken_back or (self.answer != "yes" and self.now < self.request.expires_at)

        assert self.does(lambda: asking.take_back(pk)) is may

        self.taken_back = self.taken_back or may

    @rule(days=st.integers(1, 15))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule()
    def the_clock_comes(self) -> None:
        closing.remind()
        closing.close_overdue()

    @property
    def shown(self) -> set[str]:
        return self.ticked if self.now < self.until else set()

    @invariant()
    def the_company_knows_only_what_it_may(self) -> None:
        if self.request is None:
            return
        if self.answer == "yes":
            expected = Told.YES if self.shown else Told.OVER
        elif self.taken_back:
            expected = Told.TAKEN_BACK
        else:
            over = self.now >= self.request.asked_at + OPEN_FOR
            expected = Told.CLOSED if over else Told.WAITING
        assert told(ContactRequest.objects.get(pk=self.request.pk)) == expected

    @invariant()
    def it_reads_what_was_ticked_until_it_ends(self) -> None:
        assert set(reveals.fields_shown(self.profile, self.company)) == self.shown

    @invariant()
    def no_mail_tells_a_no_early(self) -> None:
        running = ContactRequest.objects.filter(expires_at__gt=self.now)
        keys = [f"careers.contact_closed/{request.pk}" for request in running]
        assert not Message.objects.filter(key__in=keys).exists()

    @invariant()
    def one_request_is_open_at_most(self) -> None:
        assert ContactRequest.objects.open().count() <= 1


def test_whatever_happens_the_company_learns_a_yes_and_nothing_else(nordvind: Company):
    profile = candidate()
    CandidateProfile.objects.update(expires_on=FAR)
    PublishedSummary.objects.update(expires_on=FAR)

    class Machine(Contact):
        pass

    Machine.profile, Machine.company = profile, nordvind
    checks = settings(
        max_examples=40,
        stateful_step_count=20,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Machine, settings=checks)
