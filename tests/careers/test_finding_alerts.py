"""Mail about kept searches: whole days, three people at least, and never who they are."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from careers.emails.finding import new_people
from careers.employers import Acting, saved
from careers.employers.refusals import NothingToKeep, TooManySearches
from careers.employers.terms import accept
from careers.finding import index
from careers.finding.alerts import tell
from careers.finding.asked import Asked, read
from careers.models import EmployerTerms, PublishedSummary, SavedSearch
from companies.models import Company
from outbox.models import Message
from tests.careers.found_people import acting_for, block, shown, some

pytestmark = pytest.mark.django_db

NURSES = {"q": ["nurse"]}
TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def acts(hr: User, nordvind: Company) -> Acting:
    accept(nordvind, hr)
    return acting_for(nordvind)


@pytest.fixture
def kept(acts: Acting) -> SavedSearch:
    """For nurses; its mail has told of everything until the day before yesterday."""
    one = saved.keep(acts, read(NURSES), "Nurses", by_mail=True)
    return since(one, 2)


def since(one: SavedSearch, days: int) -> SavedSearch:
    one.looked_until = TODAY - timedelta(days=days)
    one.save()
    return one


def nurses(number: int, on: date = YESTERDAY) -> list[PublishedSummary]:
    return some(number, headline="Nurse of the heart", summary="I like the nights.", on=on)


def words_of(user: User) -> str:
    letter = new_people(user.pk)
    if letter is None:
        return ""
    mail = letter.render()
    return f"{mail.subject}\n{mail.body}\n{mail.alternatives[0][0]}"


def test_three_new_people_are_told_by_number(kept: SavedSearch):
    nurses(3)

    assert tell() == 1
    assert "3 new people" in words_of(kept.user)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_fewer_are_not_told_and_wait_for_the_third(kept: SavedSearch, people: int):
    nurses(people)
    assert tell() == 0
    assert words_of(kept.user) == ""

    nurses(3 - people)

    assert tell() == 1
    assert "3 new people" in words_of(kept.user)


def test_nothing_of_them_is_in_the_mail_but_their_number(kept: SavedSearch):
    people = nurses(3)
    tell()
    words = words_of(kept.user)

    for each in people:
        for secret in (each.handle, each.headline, each.summary, each.profile.user.email):
            assert secret not in words


def test_whom_was_told_of_is_not_told_of_again(kept: SavedSearch):
    nurses(3)
    tell()

    assert tell() == 0
    assert Message.objects.filter(kind="careers.new_people").count() == 1


def test_the_day_that_is_not_over_is_told_tomorrow(kept: SavedSearch):
    nurses(3, on=TODAY)

    assert tell() == 0
    assert tell(TODAY + timedelta(days=1)) == 1


def test_old_people_are_no_news(kept: SavedSearch):
    nurses(5, on=TODAY - timedelta(days=5))

    assert tell() == 0


def test_who_does_not_fit_is_no_news(kept: SavedSearch):
    some(5, headline="Cook", on=YESTERDAY)

    assert tell() == 0


def test_who_has_blocked_the_company_does_not_count(kept: SavedSearch, nordvind: Company):
    people = nurses(3)
    block(people[0], nordvind)

    assert tell() == 0


def test_who_went_before_the_mail_was_sent_is_not_in_it(kept: SavedSearch):
    people = nurses(4)
    tell()
    index.remove(people[0].pk)
    assert "3 new people" in words_of(kept.user)

    index.remove(people[1].pk)

    assert words_of(kept.user) == ""


def test_several_searches_are_one_mail(acts: Acting, kept: SavedSearch):
    since(saved.keep(acts, read({"region": ["north"]}), "The north", by_mail=True), 2)
    nurses(3)
    some(3, region="Region Nordjylland", on=YESTERDAY)

    assert tell() == 1
    words = words_of(kept.user)
    assert "Nurses" in words
    assert "The north" in words


@pytest.mark.parametrize("why", ["no mail", "no terms", "not verified", "left", "inactive"])
def test_who_may_not_look_is_told_nothing(kept: SavedSearch, nordvind: Company, why: str):
    nurses(3)
    if why == "no mail":
        saved.turn_mail(kept, on=False)
    elif why == "no terms":
        EmployerTerms.objects.update(version="an older one")
    elif why == "not verified":
        Company.objects.update(verified_at=None)
    elif why == "left":
        nordvind.memberships.all().delete()
    else:
        User.objects.filter(pk=kept.user_id).update(is_active=False)

    assert tell() == 0
    assert words_of(kept.user) == ""


def test_the_link_in_the_mail_stops_it_by_a_button_alone(client: Client, kept: SavedSearch):
    nurses(3)
    tell()
    link = next(word for word in words_of(kept.user).split() if "/searches/stop/" in word)
    path = link[link.index("/en/") :] if "/en/" in link else link

    page = client.get(path)
    kept.refresh_from_db()
    assert page.status_code == 200
    assert kept.by_mail

    for _twice in range(2):
        assert client.post(path).status_code == 200
        kept.refresh_from_db()
        assert not kept.by_mail


def test_a_link_of_somebody_s_own_making_stops_nothing(client: Client, kept: SavedSearch):
    assert client.get(f"/en/candidates/searches/stop/{kept.pk}-1.aaaa/").status_code == 404


def test_the_same_search_is_kept_once(acts: Acting):
    first = saved.keep(acts, read(NURSES), "Nurses", by_mail=True)
    again = saved.keep(acts, read(NURSES), "Nurses, again", by_mail=False)

    assert first.pk == again.pk
    assert saved.searches_of(acts) == [again]
    assert saved.asked_of(again) == read(NURSES)


def test_a_search_for_everybody_is_not_kept(acts: Acting):
    with pytest.raises(NothingToKeep):
        saved.keep(acts, Asked(), "All", by_mail=True)


def test_there_are_only_so_many(acts: Acting):
    for number in range(saved.MOST):
        saved.keep(acts, read({"q": [f"word{number}"]}), "One", by_mail=False)

    with pytest.raises(TooManySearches):
        saved.keep(acts, read(NURSES), "One more", by_mail=False)


def test_who_renews_after_the_last_mail_is_news_once_more(kept: SavedSearch):
    """She may fit now and not before: what employers see is what it is since that day."""
    her = shown(headline="Cook", on=TODAY - timedelta(days=30))
    nurses(2)
    PublishedSummary.objects.filter(pk=her.pk).update(refreshed_on=YESTERDAY, occupation="22")
    index.write(her.pk)
    since(kept, 2)
    SavedSearch.objects.update(filters={"occupation": ["22"]})
    PublishedSummary.objects.exclude(pk=her.pk).update(occupation="22")
    index.write_everything()

    assert tell() == 1
