"""The people of the tests, as in the demo; each is made in a moment, and only when asked for.

Staff: admin, editor, desk, planner, adviser, coordinator, analyst. Nordvind is a verified company:
hr owns it, booker books for it, agent books on its behalf from a firm of her own. newhr owns
Havblik, which is not verified yet. stranger has an account and nothing else.
"""

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.people import add_person
from accounts.roles import Role
from companies.models import Company, Membership

PASSWORD = "ankomst-demo"


def person(name: str, *roles: Role, **fields) -> User:
    """``name@ankomst.example``, who signs in with PASSWORD."""
    first_name = name.capitalize()
    return add_person(
        f"{name}@ankomst.example",
        **{"first_name": first_name, "last_name": "Jensen", "password": PASSWORD, "roles": roles}
        | fields,
    )


def company_of(boss: User, name: str, cvr: str, *, verified: bool) -> Company:
    now = timezone.now()
    company = Company.objects.create(
        name=name,
        cvr=cvr,
        verified_at=now if verified else None,
        terms_version="1",
        terms_accepted_at=now,
        terms_accepted_by=boss,
    )
    Membership.objects.create(company=company, user=boss, role=Membership.Role.OWNER)
    return company


def owner(company: Company) -> User:
    return User.objects.get(memberships__company=company, memberships__role=Membership.Role.OWNER)


def member(company: Company, role: Membership.Role, user: User, agency: str = "") -> User:
    Membership.objects.create(company=company, user=user, role=role, agency=agency)
    return user


@pytest.fixture
def admin(db: None) -> User:
    return person("admin", Role.ADMINISTRATOR, superuser=True)


@pytest.fixture
def editor(db: None) -> User:
    return person("editor", Role.EDITOR)


@pytest.fixture
def desk(db: None) -> User:
    return person("desk", Role.DESK)


@pytest.fixture
def planner(db: None) -> User:
    return person("planner", Role.PLANNER)


@pytest.fixture
def adviser(db: None) -> User:
    return person("adviser", Role.ADVISER)


@pytest.fixture
def coordinator(db: None) -> User:
    return person("coordinator", Role.COORDINATOR)


@pytest.fixture
def analyst(db: None) -> User:
    return person("analyst", Role.ANALYST)


@pytest.fixture
def stranger(db: None) -> User:
    return person("stranger")


@pytest.fixture
def nordvind(db: None) -> Company:
    return company_of(person("hr"), "Nordvind A/S", "88000013", verified=True)


@pytest.fixture
def hr(nordvind: Company) -> User:
    return owner(nordvind)


@pytest.fixture
def booker(nordvind: Company) -> User:
    return member(nordvind, Membership.Role.BOOKER, person("booker"))


@pytest.fixture
def agent(nordvind: Company) -> User:
    return member(nordvind, Membership.Role.AGENT, person("agent"), agency="Relo ApS")


@pytest.fixture
def havblik(db: None) -> Company:
    return company_of(person("newhr"), "Havblik ApS", "88000021", verified=False)


@pytest.fixture
def newhr(havblik: Company) -> User:
    return owner(havblik)
