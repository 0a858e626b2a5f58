"""The demo: four centres, eight weeks of registration days, people and companies to try it with.

Everything is made by the code that the site itself runs, in one transaction. It can be run again;
it refuses a database that holds anybody else, so that it never mixes with real people.
"""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.people import add_person
from accounts.roles import Role
from asking import demo as asking_demo
from careers import demo as careers_demo
from companies import demo as companies_demo
from events import demo as events_demo
from guidance import demo as guidance_demo
from guidance import seed
from home import demo_content
from home.demo_content.pictures import load_pictures
from mentoring import demo as mentoring_demo

DOMAIN = "ankomst.example"
PASSWORD = "ankomst-demo"  # noqa: S105 - printed in the README

# Whom one can sign in as: the name before the @, first and last name, roles.
PERSONAS: tuple[tuple[str, str, str, tuple[Role, ...]], ...] = (
    ("admin", "Dan", "Dahl", (Role.ADMINISTRATOR,)),
    ("editor", "Edith", "Enevoldsen", (Role.EDITOR,)),
    ("partner", "Paula", "Petersen", ()),
    ("desk", "Dorte", "Damgaard", (Role.DESK,)),
    ("planner", "Peter", "Poulsen", (Role.PLANNER,)),
    ("adviser", "Anna", "Andersen", (Role.ADVISER,)),
    ("coordinator", "Clara", "Carlsen", (Role.COORDINATOR,)),
    ("analyst", "Aksel", "Agerskov", (Role.ANALYST,)),
    ("hr", "Carol", "Christensen", ()),
    ("newhr", "Nina", "Nygaard", ()),
    ("agent", "Ravi", "Rao", ()),
    ("spouse", "Alice", "Almeida", ()),
    ("student", "Samir", "Saleh", ()),
    ("mentor", "Bob", "Bruun", ()),
    ("partnermentor", "Mette", "Madsen", ()),
)


class NotADemo(Exception):
    """The database holds people who do not belong to the demo."""


@transaction.atomic
def load() -> None:
    """Fill the database. Raises NotADemo."""
    if User.objects.exclude(email__endswith=f"@{DOMAIN}").exists():
        raise NotADemo
    seed.load()
    people = {name: _person(name, *rest) for name, *rest in PERSONAS}
    demo_content.load(owner=people["editor"])
    guidance_demo.load(timezone.localdate(), spouse=people["spouse"], student=people["student"])
    guidance_demo.drafts(editor=people["editor"], colleague=people["admin"])
    events_demo.load(timezone.localdate(), load_pictures(), partner=people["partner"])
    asking_demo.load(
        timezone.localdate(),
        asking_demo.People(
            **{name: people[name] for name in ("editor", "desk", "adviser", "coordinator")}
        ),
    )
    companies_demo.load(
        companies_demo.People(
            hr=people["hr"], newhr=people["newhr"], agent=people["agent"], staff=people["planner"]
        )
    )
    careers_demo.load(
        timezone.localdate(),
        careers_demo.People(spouse=people["spouse"], hr=people["hr"], adviser=people["adviser"]),
    )
    mentoring_demo.load(
        timezone.localdate(),
        mentoring_demo.People(
            student=people["student"],
            mentor=people["mentor"],
            coordinator=people["coordinator"],
            partner_coordinator=people["partnermentor"],
        ),
    )


def _person(name: str, first: str, last: str, roles: tuple[Role, ...]) -> User:
    email = f"{name}@{DOMAIN}"
    known = User.objects.filter(email=email).first()
    if known is not None:
        return known
    return add_person(
        email,
        first_name=first,
        last_name=last,
        password=PASSWORD,
        roles=roles,
        superuser=name == "admin",
    )
