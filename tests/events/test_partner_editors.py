"""An organisation's editors write its own events, and know of no others in the admin."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from accounts.models import AccessLog, User
from events.editing import partners
from events.models import Event, EventIndexPage, EventPage, Organiser
from events.permissions import editable_events, user_can_edit_event, user_can_see_people
from events.views.hub import TABS
from outbox.models import Message
from tests.events import pages
from tests.events.test_event_editing import complete, edit
from tests.jobs import run_jobs
from tests.personas import person


@pytest.fixture(scope="module")
def _opened(module_db: None) -> Organiser:
    organiser = pages.organiser("network")
    partners.open_to_partner(organiser)
    return organiser


@pytest.fixture
def network(_opened: Organiser, db: None) -> Organiser:
    return Organiser.objects.get(pk=_opened.pk)


@pytest.fixture
def folder(network: Organiser) -> EventIndexPage:
    return EventIndexPage.objects.get(organiser=network, locale__language_code="en")


@pytest.fixture
def paula(network: Organiser) -> User:
    user = person("paula")
    partners.invite(network, email=user.email)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def desktop(client: Client, paula: User) -> Client:
    client.force_login(paula)
    return client


@pytest.fixture
def own(folder: EventIndexPage) -> EventPage:
    return pages.published("Board games", below=folder, venue=pages.venue("Union"))


@pytest.fixture
def others(db: None) -> EventPage:
    return pages.published("Danish tax", organiser=pages.organiser("ankomst"))


def new(below: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", below.pk])


def test_a_partner_gets_a_folder_in_each_language(network: Organiser) -> None:
    folders = EventIndexPage.objects.filter(organiser=network, live=True)

    assert {folder.locale.language_code for folder in folders} == {"en", "da"}
    assert len({folder.translation_key for folder in folders}) == 1
    assert network.is_partner


def test_opening_again_makes_nothing(network: Organiser) -> None:
    group = partners.open_to_partner(network)

    assert group == network.editors
    assert EventIndexPage.objects.filter(organiser=network).count() == 2


def test_whoever_is_invited_is_told_by_mail(network: Organiser, editor: User) -> None:
    user = partners.invite(network, email="New@Partner.Example", name="Ny Nielsen", by=editor)

    assert (user.email, user.first_name, user.last_name) == ("new@partner.example", "Ny", "Nielsen")
    assert Message.objects.filter(kind="events.partner_invited", about=user.pk).exists()
    assert AccessLog.objects.filter(action="organiser.editor_invited", about=user).exists()


def test_whoever_is_invited_twice_is_told_once(network: Organiser) -> None:
    for _time in range(2):
        partners.invite(network, email="new@partner.example")

    assert Message.objects.filter(kind="events.partner_invited").count() == 1


def test_nobody_is_invited_before_there_is_a_folder(db: None) -> None:
    with pytest.raises(partners.NotAPartner):
        partners.invite(pages.organiser("other"), email="new@partner.example")


def test_whoever_is_taken_off_sees_nothing_any_more(
    network: Organiser, paula: User, own: EventPage
) -> None:
    partners.remove(network, paula)

    assert not editable_events(User.objects.get(pk=paula.pk)).exists()


def test_only_their_own_events_are_theirs(paula: User, own: EventPage, others: EventPage) -> None:
    assert list(editable_events(paula)) == [own.event]
    assert user_can_edit_event(paula, own.event)
    assert user_can_see_people(paula, own.event)
    assert not user_can_edit_event(paula, others.event)
    assert not user_can_see_people(paula, others.event)


def test_a_page_that_moves_into_the_calendar_is_theirs_no_more(paula: User, own: EventPage) -> None:
    own.move(pages.calendar(), pos="last-child")

    assert not user_can_edit_event(User.objects.get(pk=paula.pk), own.event)


def test_the_list_shows_their_own_alone(desktop: Client, own: EventPage, others: EventPage) -> None:
    html = desktop.get(reverse("event_admin:index")).content.decode()

    assert "Board games" in html
    assert "Danish tax" not in html


@pytest.mark.parametrize("screen", [tab.screen for tab in TABS])
def test_screens_of_other_events_do_not_exist_for_them(
    desktop: Client, own: EventPage, others: EventPage, screen: str
) -> None:
    theirs, foreign = (
        desktop.get(reverse(f"event_admin:{screen}", args=[event.pk]), follow=True).status_code
        for event in (own.event, others.event)
    )

    assert theirs == 200 or screen in ("talks", "stands", "attendance")
    assert foreign == 404


def test_other_pages_cannot_be_changed(desktop: Client, others: EventPage) -> None:
    for name in ("edit", "delete", "copy", "move", "unpublish", "history"):
        response = desktop.get(reverse(f"wagtailadmin_pages:{name}", args=[others.pk]))
        assert response.status_code in (302, 403, 404), name

    assert desktop.get(new(pages.calendar())).status_code in (302, 403)


def test_the_explorer_shows_their_folder_alone(
    desktop: Client, own: EventPage, others: EventPage
) -> None:
    html = desktop.get(reverse("wagtailadmin_pages:search"), {"q": "a"}).content.decode()
    tree = desktop.get(reverse("wagtailadmin_explore", args=[pages.calendar().pk]))

    assert "Danish tax" not in html
    assert "Danish tax" not in tree.content.decode()


def test_the_event_chooser_knows_no_draft_of_others(
    desktop: Client, own: EventPage, others: EventPage
) -> None:
    secret = pages.draft("Secret plans")
    chosen = [
        desktop.get(reverse("event_chooser:chosen", args=[event.pk]), follow=True).status_code
        for event in (own.event, others.event, secret.event)
    ]

    assert chosen == [200, 200, 404]

    several = reverse("event_chooser:chosen_multiple")
    shown = desktop.get(several, {"id": [own.event.pk, secret.event.pk, "x"]}).content.decode()
    assert "Board games" in shown
    assert "Secret plans" not in shown


def test_what_they_write_is_their_organisations(
    desktop: Client, folder: EventIndexPage, network: Organiser
) -> None:
    sent = complete(title="Choir", slug="choir", organiser=pages.organiser("ankomst").pk)

    response = desktop.post(new(folder), sent)

    assert response.status_code == 302, response.context["form"].errors
    draft = EventPage.objects.get(slug="choir", alias_of=None).get_latest_revision_as_object()
    assert draft.organiser == network


def test_they_cannot_publish(desktop: Client, folder: EventIndexPage) -> None:
    desktop.post(new(folder), complete(title="Choir", slug="choir", **{"action-publish": "1"}))

    assert not Event.objects.filter(public=True).exists()


def test_what_they_submit_is_published_when_an_editor_approves(
    desktop: Client, folder: EventIndexPage, editor: User
) -> None:
    desktop.post(new(folder), complete(title="Choir", slug="choir", **{"action-submit": "1"}))
    page = EventPage.objects.get(slug="choir", alias_of=None)
    state = WorkflowState.objects.get()
    hidden = not Event.objects.get(pk=page.event_id).public

    desktop.force_login(editor)
    desktop.post(
        reverse(
            "wagtailadmin_pages:workflow_action",
            args=[page.pk, "approve", state.current_task_state_id],
        ),
        {"comment": ""},
    )

    assert hidden
    event = Event.objects.get(pk=page.event_id)
    assert event.public
    assert str(event) == "Choir"


def test_a_change_of_what_is_live_waits_for_an_editor_too(desktop: Client, own: EventPage) -> None:
    desktop.post(edit(own), complete(title="Card games", slug="board-games"))

    assert str(Event.objects.get(pk=own.event_id)) == "Board games"


def test_a_folder_stays_its_partners(desktop: Client, folder: EventIndexPage) -> None:
    other = pages.organiser("other")

    desktop.post(
        reverse("wagtailadmin_pages:edit", args=[folder.pk]),
        {"title": "Ours", "slug": folder.slug, "organiser": other.pk, "intro": ""},
    )

    assert folder.get_latest_revision_as_object().organiser != other


def test_there_are_no_folders_in_a_folder(folder: EventIndexPage) -> None:
    assert EventIndexPage.can_create_at(pages.calendar())
    assert not EventIndexPage.can_create_at(folder)


def test_organisers_and_other_peoples_data_are_not_theirs(
    desktop: Client, network: Organiser
) -> None:
    closed = [
        "organisers:index",
        "event_categories:index",
        "company:index",
        "wagtailusers_users:index",
    ]

    for name in closed:
        assert desktop.get(reverse(name)).status_code in (302, 403, 404), name
    assert desktop.get(reverse("organisers:partner", args=[network.pk])).status_code in (302, 403)
    planning = desktop.get(reverse("registration_days:index"), follow=True)
    assert planning.status_code == 404


def test_an_editor_opens_the_calendar_and_invites(client: Client, editor: User) -> None:
    client.force_login(editor)
    organiser = pages.organiser("choirs")
    here = reverse("organisers:partner", args=[organiser.pk])

    before = client.get(here).content.decode()
    client.post(reverse("organisers:open_partner", args=[organiser.pk]))
    client.post(
        reverse("organisers:invite_partner", args=[organiser.pk]),
        {"email": "eva@choirs.example", "name": "Eva"},
    )
    after = client.get(here).content.decode()

    assert "Open the calendar to this organiser" in before
    assert "eva@choirs.example" in after


def test_an_invitation_without_an_address_says_what_is_missing(
    client: Client, editor: User, network: Organiser
) -> None:
    client.force_login(editor)

    response = client.post(
        reverse("organisers:invite_partner", args=[network.pk]), {"email": "nobody"}
    )

    assert response.status_code == 200
    assert response.context["form"].errors


def test_an_editor_takes_somebody_off(
    client: Client, editor: User, network: Organiser, paula: User
) -> None:
    client.force_login(editor)

    client.post(reverse("organisers:remove_partner", args=[network.pk, paula.pk]))

    assert not paula.groups.exists()


def test_the_organisers_screen_leads_to_its_editors(
    client: Client, editor: User, network: Organiser
) -> None:
    client.force_login(editor)

    html = client.get(reverse("organisers:edit", args=[network.pk])).content.decode()

    assert reverse("organisers:partner", args=[network.pk]) in html


@pytest.fixture
def secret(db: None) -> EventPage:
    return pages.draft("Secret gala")


def test_they_link_to_what_is_public_or_theirs(
    desktop: Client, own: EventPage, others: EventPage, secret: EventPage, folder: EventIndexPage
) -> None:
    pages.draft("Our own plans", below=folder)

    def seen(address: str, **asked: str) -> str:
        return desktop.get(address, asked).content.decode()

    inside = reverse("wagtailadmin_choose_page_child", args=[others.get_parent().pk])
    assert "Danish tax" in seen(inside)
    assert "Secret gala" not in seen(inside)
    run_jobs()  # pages reach the index by a job
    search = reverse("wagtailadmin_choose_page_search")
    assert "Danish tax" in seen(search, q="Danish")
    assert "Secret gala" not in seen(search, q="Secret")
    ours = reverse("wagtailadmin_choose_page_child", args=[folder.pk])
    assert "Our own plans" in seen(ours)


def test_a_draft_is_not_entered_by_its_number(
    desktop: Client, client: Client, editor: User, secret: EventPage
) -> None:
    address = reverse("wagtailadmin_choose_page_child", args=[secret.pk])

    assert desktop.get(address, follow=True).status_code == 404
    client.force_login(editor)
    assert client.get(address).status_code == 200
