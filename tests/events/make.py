"""Sessions with seats, for tests that tell what becomes of them."""

from datetime import datetime, timedelta

from django.utils import timezone

from events.booking import Person, confirm, hold
from events.models import Attendee, Booking, Event, Quota, SeatClaim, Session
from guidance.models import Authority, Centre, Municipality


def authority(key: str, *, order: int = 10) -> Authority:
    names = {"name_en": key.replace("-", " ").capitalize(), "name_da": f"{key} (da)"}
    return Authority.objects.get_or_create(key=key, defaults={**names, "desk_order": order})[0]


def centre(key: str = "midtown") -> Centre:
    host, _made = Municipality.objects.get_or_create(
        code="9999", defaults={"name": "Midtown", "region": "Mid"}
    )
    return Centre.objects.create(
        key=key,
        name_en=f"Centre {key}",
        name_da=f"Center {key}",
        city_en="Midtown",
        city_da="Midtown",
        address="Havnegade 1",
        postcode="1000",
        post_town="Midtown",
        latitude="55.70000",
        longitude="12.50000",
        phone="70 00 00 00",
        email=f"{key}@ankomst.example",
        coordinating_authority=authority("citizen-service", order=20),
        host=host,
    )


def event(*, slug: str = "tax-for-newcomers", of: Centre | None = None) -> Event:
    kind = Event.Kind.REGISTRATION if of else Event.Kind.EVENT
    return Event.objects.create(
        slug=f"registration-{of.key}" if of else slug,
        title_en="Registration" if of else "Danish tax for newcomers",
        title_da="Registrering" if of else "Dansk skat for nytilkomne",
        kind=kind,
        centre=of,
    )


def session(
    of: Event,
    *,
    seats: int | None = None,
    desks: dict[Authority, int] | None = None,
    starts: datetime | None = None,
    minutes: int = 30,
    state: str = Session.State.OPEN,
    admission: str = Session.Admission.ORDINARY,
) -> Session:
    """A session with one quota, or with one for each desk."""
    starts = starts or timezone.now() + timedelta(days=14)
    made = Session.objects.create(
        event=of,
        starts=starts,
        ends=starts + timedelta(minutes=minutes),
        state=state,
        admission=admission,
    )
    for desk, size in (desks or {None: seats or 0}).items():
        confirmed = timezone.now() if state == Session.State.OPEN else None
        Quota.objects.create(
            session=made,
            authority=desk,
            size=size,
            staffing_confirmed_at=confirmed,
            closed=state != Session.State.OPEN,
        )
    return made


def people(n: int, at: Session, *quotas: Quota) -> list[Person]:
    """So many different people for these quotas of a session; for all of them if none is given."""
    chosen = quotas or tuple(at.quotas.all())
    ids = tuple(quota.pk for quota in chosen)
    return [
        Person(at.pk, ids, f"Person {number}", "Example", f"p{number}@ankomst.example")
        for number in range(n)
    ]


def booked(at: Session, n: int = 1) -> Booking:
    """So many people have seats, confirmed."""
    guests = people(n, at)
    needs = dict.fromkeys(guests[0].quota_ids, n)
    return confirm(
        hold(needs=needs, contact_name="Ana", contact_email="a@b.example"), people=guests
    )


def taken(at: Session) -> list[int]:
    return list(at.quotas.order_by("pk").values_list("taken", flat=True))


def assert_seats_add_up() -> None:
    """Every counter is the sum of its claims, and every named claim is of somebody who comes."""
    for quota in Quota.objects.prefetch_related("claims"):
        assert quota.taken == sum(claim.seats for claim in quota.claims.all()), quota
    gone = SeatClaim.objects.filter(attendee__state=Attendee.State.CANCELLED)
    assert not gone.exists()
    over = [Booking.State.CANCELLED, Booking.State.EXPIRED]
    assert not SeatClaim.objects.filter(booking__state__in=over, attendee=None).exists()
