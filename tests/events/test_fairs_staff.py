"""Staff give companies stands, and invite them; whom visitors shared with is not theirs to see."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events.fairs.stands import AGAIN, HasAStand, NobodyToInvite, invite
from events.models import Session, Stand
from tests.events import fair as make_fair
from tests.events import make
from tests.jobs import run_jobs

TYPED = {
    "organisation": "Nordvind",
    "number": "12",
    "position": "1",
    "about_en": "Engineers",
    "website": "nordvind.example",
    "contact_name": "Helle",
    "contact_email": "Stand@Nordvind.Example",
    "language": "en",
    "people": "3",
}


@pytest.fixture
def fair(db: None) -> Session:
    return make_fair.job_fair()


@pytest.fixture
def desktop(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def screen(name: str, fair: Session, *more: int) -> str:
    return reverse(f"event_admin:{name}", args=[fair.event_id, *more])


def mails() -> list:
    run_jobs()
    return [each for each in mail.outbox if each.subject.startswith("Your stand")]


def test_a_stand_is_added(desktop: Client, fair: Session) -> None:
    desktop.post(screen("add_stand", fair), TYPED)

    stand = Stand.objects.get()
    assert (stand.organisation, stand.number, stand.people) == ("Nordvind", "12", 3)
    assert stand.contact_email == "stand@nordvind.example"
    assert len(stand.code) == 6


def test_the_same_company_twice_is_refused_in_words(desktop: Client, fair: Session) -> None:
    desktop.post(screen("add_stand", fair), TYPED)
    page = desktop.post(screen("add_stand", fair), TYPED | {"number": "13"})

    assert Stand.objects.count() == 1
    assert "has a stand already" in page.text
    assert 'value="13"' in page.text


def test_it_is_changed(desktop: Client, fair: Session) -> None:
    stand = make_fair.stand(fair)

    desktop.post(screen("change_stand", fair, stand.pk), TYPED | {"about_en": "Cooks"})

    stand.refresh_from_db()
    assert (stand.about_en, stand.position) == ("Cooks", 1)


def test_it_cannot_take_the_name_of_another(desktop: Client, fair: Session) -> None:
    stand = make_fair.stand(fair, "Havblik")
    make_fair.stand(fair, "Nordvind")

    page = desktop.post(screen("change_stand", fair, stand.pk), TYPED)

    assert str(HasAStand()) in page.text
    stand.refresh_from_db()
    assert stand.organisation == "Havblik"


def test_the_contact_person_gets_the_link_by_mail(desktop: Client, fair: Session) -> None:
    stand = make_fair.stand(fair, number="12")

    desktop.post(screen("invite_stand", fair, stand.pk))

    [letter] = mails()
    assert letter.to == ["stand@nordvind.example"]
    assert stand.link in letter.body
    assert "stand 12" in letter.body


def test_pressed_twice_one_mail_goes(desktop: Client, fair: Session) -> None:
    stand = make_fair.stand(fair)
    for _press in range(2):
        desktop.post(screen("invite_stand", fair, stand.pk))

    assert len(mails()) == 1


def test_the_link_can_be_sent_again(fair: Session) -> None:
    stand = make_fair.stand(fair)
    invite(stand)
    Stand.objects.update(invited_at=timezone.now() - AGAIN * 2)
    invite(stand)

    assert len(mails()) == 2


def test_nobody_is_invited_without_an_address(desktop: Client, fair: Session) -> None:
    stand = make_fair.stand(fair, contact_email="")

    page = desktop.post(screen("invite_stand", fair, stand.pk), follow=True)

    assert "no e-mail address to write to" in page.text
    with pytest.raises(NobodyToInvite):
        invite(stand)
    assert mails() == []


def test_all_who_were_not_invited_are_invited_at_once(desktop: Client, fair: Session) -> None:
    invite(make_fair.stand(fair, "Nordvind"))
    make_fair.stand(fair, "Havblik", contact_email="stand@havblik.example")
    make_fair.stand(fair, "Clinic", contact_email="")

    desktop.post(screen("invite_stands", fair))

    assert sorted(letter.to[0] for letter in mails()) == [
        "stand@havblik.example",
        "stand@nordvind.example",
    ]


def test_staff_see_how_many_shared_and_not_who(desktop: Client, fair: Session) -> None:
    stand = make_fair.stand(fair)
    make_fair.shared(stand, make_fair.visitor(fair))

    page = desktop.get(screen("stands", fair)).text

    assert "1 visitor shared" in page
    assert "Ana Costa" not in page


def test_taken_away_it_is_gone_with_what_was_shared(desktop: Client, fair: Session) -> None:
    stand = make_fair.stand(fair)
    make_fair.shared(stand, make_fair.visitor(fair))
    url = screen("remove_stand", fair, stand.pk)

    assert "1 visitor has shared with it" in desktop.get(url).text
    desktop.post(url)
    again = desktop.post(url)

    assert not Stand.objects.exists()
    assert again.status_code == 302


def test_all_signs_are_printed_at_once(desktop: Client, fair: Session) -> None:
    stands = [make_fair.stand(fair, name) for name in ("Nordvind", "Havblik")]

    page = desktop.get(screen("stand_signs", fair)).text

    assert all(stand.code in page for stand in stands)
    one = desktop.get(screen("stand_signs", fair), {"stand": stands[0].pk}).text
    assert stands[1].code not in one


def test_only_fairs_have_stands(desktop: Client, fair: Session) -> None:
    evening = make.session(make.event(), seats=10)

    assert desktop.get(screen("stands", evening), follow=True).status_code == 404
    assert screen("stands", evening) not in desktop.get(screen("overview", evening)).text
    assert screen("stands", fair) in desktop.get(screen("overview", fair)).text


def test_who_may_not_edit_the_fair_finds_no_stands(
    client: Client, fair: Session, planner: User
) -> None:
    client.force_login(planner)

    for name in ("stands", "add_stand", "stand_signs"):
        assert client.get(screen(name, fair), follow=True).status_code == 404
    client.post(screen("add_stand", fair), TYPED)
    assert not Stand.objects.exists()
