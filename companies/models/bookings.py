"""Companies, who may act for them, and the bookings that they make."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_links import PersonalLink
from companies.validators import validate_cvr
from events.models import Booking, Event, Session, new_reference
from guidance.models import Centre
from vocabulary.locking import LockingQuerySet

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

HEADCOUNT_KINDS = ("nordic", "eu", "third_country", "unknown")

INVITATION_LASTS = timedelta(days=14)

invitation_link = PersonalLink("companies.colleague")


class CompanyQuerySet(LockingQuerySet["Company"]):
    def visible_to(self, user: Any) -> "CompanyQuerySet":
        """The companies this person may act for."""
        return self.filter(memberships__user_id=user.pk) if user.is_authenticated else self.none()

    def to_verify(self) -> "CompanyQuerySet":
        """Those that wait for the centre's answer, not those that were declined."""
        return self.filter(verified_at=None, declined_reason="")

    def in_state(self, state: str) -> "CompanyQuerySet":
        """``waiting``, ``verified`` or ``declined``."""
        if state == "verified":
            return self.exclude(verified_at=None)
        declined = self.filter(verified_at=None).exclude(declined_reason="")
        return declined if state == "declined" else self.to_verify()

    def with_upcoming(self) -> "CompanyQuerySet":
        """``upcoming``: bookings being prepared or sent and not over yet."""
        state = GroupBooking.State
        open_ones = Q(group_bookings__state__in=[state.DRAFT, state.CONFIRMED])
        return self.annotate(upcoming=Count("group_bookings", filter=open_ones, distinct=True))


class Company(models.Model):
    name = models.CharField(_("company name"), max_length=200)
    cvr = models.CharField(_("CVR number"), max_length=8, unique=True, validators=[validate_cvr])
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    declined_reason = models.CharField(max_length=400, blank=True)
    terms_version = models.CharField(max_length=20)
    terms_accepted_at = models.DateTimeField()
    terms_accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CompanyQuerySet.as_manager()
    memberships: "RelatedManager[Membership]"

    class Meta:
        ordering = ["name"]
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        permissions = [("verify_company", _("Can verify or decline companies"))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("companies:company", args=[self.pk])

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None

    @property
    def is_declined(self) -> bool:
        return not self.is_verified and bool(self.declined_reason)

    @property
    def state_words(self) -> str:
        if self.is_verified:
            return str(_("Verified"))
        return str(_("Declined") if self.is_declined else _("To verify"))


class Membership(models.Model):
    """What a person may do for a company; an agent is a booker from another firm."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner: books, and decides who may")
        BOOKER = "booker", _("Booker: books new hires in")
        AGENT = "agent", _("Agent: books on the company's behalf")

    company = models.ForeignKey(Company, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role)
    agency = models.CharField(
        max_length=200, blank=True, help_text=_("The agent's own firm, shown beside the name.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["company", "user"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} – {self.company}"


class ColleagueInvitationQuerySet(models.QuerySet["ColleagueInvitation"]):
    def waiting(self) -> "ColleagueInvitationQuerySet":
        """Neither accepted nor withdrawn; the link may have expired, then it can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class ColleagueInvitation(models.Model):
    """An owner asks a colleague or an agent to join; the mail carries a signed link."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(max_length=10, choices=Membership.Role)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now, help_text=_("Last sent."))
    link_version = models.PositiveIntegerField(default=1)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ColleagueInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_open_once",
            )
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def link(self) -> str:
        token = invitation_link.token(self.pk, self.link_version)
        return reverse("companies:invitation", args=[token])

    @property
    def expires(self) -> datetime:
        return self.invited_at + INVITATION_LASTS

    @property
    def has_expired(self) -> bool:
        return timezone.now() >= self.expires


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def waiting(self) -> "JoinRequestQuerySet":
        return self.filter(answered_at=None)


class JoinRequest(models.Model):
    """Somebody whose company is here already asks its owners to be let in."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(User, models.CASCADE, related_name="join_requests")
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "user"],
                condition=Q(answered_at=None),
                name="join_request_waits_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.company}"


class GroupBookingQuerySet(LockingQuerySet["GroupBooking"]):
    def visible_to(self, user: Any) -> "GroupBookingQuerySet":
        if not user.is_authenticated:
            return self.none()
        return self.filter(company__memberships__user_id=user.pk)

    def with_choice(self, user: User) -> "GroupBookingQuerySet":
        """``has_choice``: whether the person acts for another company as well."""
        others = Membership.objects.filter(user=user).exclude(company=OuterRef("company"))
        return self.annotate(has_choice=Exists(others))

    def with_company(self) -> "GroupBookingQuerySet":
        return self.select_related(
            "company", "centre", "booking", "event__venue", "event__organiser", "session"
        )


class GroupBooking(models.Model):
    """A company brings its people, all at once: new hires to a centre, or anybody to an event.

    It has a ``booking`` from the moment seats are held, under the same reference.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        CONFIRMED = "confirmed", _("Sent")
        COMPLETED = "completed", _("Completed")
        CANCELLED = "cancelled", _("Cancelled")

    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    booking = models.OneToOneField(
        Booking, models.PROTECT, null=True, blank=True, related_name="group"
    )
    company = models.ForeignKey(Company, models.PROTECT, related_name="group_bookings")
    centre = models.ForeignKey(
        Centre,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="group_bookings",
        help_text="Whose registration days they come to; None where they come to an event.",
    )
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="group_bookings"
    )
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The date of the event; None for a course as a whole.",
    )
    form_token = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="The form it was started with: sent twice, it is one booking.",
    )
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    names_later = models.BooleanField(
        default=False, help_text=_("Seats by headcount first, the list afterwards.")
    )
    headcount_nordic = models.PositiveIntegerField(default=0)
    headcount_eu = models.PositiveIntegerField(default=0)
    headcount_third_country = models.PositiveIntegerField(default=0)
    headcount_unknown = models.PositiveIntegerField(
        default=0, help_text=_("Citizenship not known yet: counted at every desk.")
    )
    moves_on = models.DateField(
        null=True, blank=True, help_text=_("When they move to Denmark, by the employer's plan.")
    )
    day = models.DateField(
        null=True, blank=True, help_text=_("The day on which seats were last held.")
    )
    all_applied = models.BooleanField(
        default=False, help_text=_("Everybody has sent the authority their application already.")
    )
    on_behalf = models.BooleanField(default=False, help_text=_("Booked by an agent."))
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = GroupBookingQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(centre__isnull=False, event__isnull=True)
                | Q(centre__isnull=True, event__isnull=False),
                name="group_booking_centre_or_event",
            ),
            models.UniqueConstraint(
                fields=["form_token"],
                condition=~Q(form_token=""),
                name="group_booking_once_per_form",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("companies:booking", args=[self.reference])

    @property
    def at_centre(self) -> Centre:
        """Of new hires to be registered. Raises ValueError where they come to an event."""
        if self.centre is None:
            raise ValueError(f"{self.reference} is for an event")
        return self.centre

    @property
    def at_event(self) -> Event:
        """Raises ValueError where they come to be registered."""
        if self.event is None:
            raise ValueError(f"{self.reference} is for a registration day")
        return self.event

    @property
    def where(self) -> str:
        """The event, or the centre, by its name."""
        return str(self.event.title if self.event else self.at_centre.name)

    @property
    def answers_to(self) -> str:
        """The address that people on it write to; empty where the event has none."""
        if self.event is None:
            return self.at_centre.email
        arranged_by = self.event.organiser.email if self.event.organiser else ""
        return arranged_by or (self.event.centre.email if self.event.centre else "")

    @property
    def headcount(self) -> int:
        return sum(getattr(self, f"headcount_{kind}") for kind in HEADCOUNT_KINDS)

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_open(self) -> bool:
        """Still being prepared, or somebody on it may still come."""
        return self.state in (self.State.DRAFT, self.State.CONFIRMED)

    @property
    def holds_seats(self) -> bool:
        return self.booking is not None and self.booking.state == Booking.State.HELD
