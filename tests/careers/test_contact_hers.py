"""Her pages: who asks, what she shows, her log, and companies that never see her."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog
from careers.contact import answering, asking, outcome, reveals
from careers.models import BlockedCompany, CandidateProfile, ContactRequest, Reveal
from companies.models import Company
from tests.careers.contact_people import PHONE, asked, candidate, with_file

pytestmark = pytest.mark.django_db

State = ContactRequest.State


@pytest.fixture(scope="module")
def _olena(module_db: None) -> int:
    return candidate().pk


@pytest.fixture
def olena(_olena: int, db: None) -> CandidateProfile:
    return CandidateProfile.objects.select_related("published").get(pk=_olena)


@pytest.fixture
def request_(olena: CandidateProfile, nordvind: Company) -> ContactRequest:
    return asked(olena, nordvind)


@pytest.fixture
def her(client: Client, olena: CandidateProfile) -> Client:
    client.force_login(olena.user)
    return client


def page_of(request: ContactRequest) -> str:
    return reverse("cv:request", args=[request.pk])


def link_of(request: ContactRequest) -> str:
    return reverse("cv:answer", args=[request.token])


def text(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.parametrize("where", [page_of, link_of])
def test_she_reads_company_person_job_and_what_she_would_show(
    her: Client, request_: ContactRequest, where
):
    page = text(her.get(where(request_)))

    for words in ("Nordvind A/S", "CVR 88000013", "Hr Jensen", "Data engineer", "We build"):
        assert words in page
    for words in (PHONE, "olena@ankomst.example", "Olena"):
        assert words in page
    assert "checked" not in page


@pytest.mark.parametrize("where", [page_of, link_of])
def test_she_ticks_and_the_company_sees_that_alone(her: Client, request_: ContactRequest, where):
    answer = {"answer": "yes", "shown": ["name", "phone"], "days": "30"}

    first = her.post(where(request_), answer, follow=True)
    second = her.post(where(request_), answer, follow=True)

    assert Reveal.objects.get().fields == ["name", "phone"]
    assert "can see now what you ticked" in text(first)
    assert second.status_code == 200


def test_a_stranger_with_the_link_answers_without_signing_in(
    client: Client, request_: ContactRequest
):
    client.post(link_of(request_), {"answer": "no", "why_not": "Too far away"})

    assert ContactRequest.objects.get().state == State.NO
    assert ContactRequest.objects.get().why_not == "Too far away"


def test_opening_the_link_changes_nothing(client: Client, request_: ContactRequest):
    client.get(link_of(request_))

    assert ContactRequest.objects.get().state == State.OPEN
    assert AccessLog.objects.filter(action__startswith="cv.").count() == 1


def test_an_answered_link_tells_nothing_of_hers(client: Client, request_: ContactRequest):
    answering.say_yes(request_.pk, ["name", "phone"])

    page = text(client.get(link_of(request_)))

    assert PHONE not in page
    assert "olena@" not in page


@pytest.mark.parametrize("token", ["x", "1-1.forged", "%00", "1-2"])
def test_a_broken_link_says_what_to_do(client: Client, token: str):
    response = client.get(f"/en/cv/answer/{token}/")

    assert (response.status_code, "Copy the whole address" in text(response)) == (404, True)


def test_links_of_an_earlier_version_are_dead(client: Client, request_: ContactRequest):
    url = link_of(request_)
    ContactRequest.objects.update(link_version=2)

    assert client.get(url).status_code == 404


def test_who_reads_the_inbox_she_has_left_does_not_answer_for_her(
    client: Client, request_: ContactRequest
):
    old = link_of(request_)
    her_account = request_.profile.user
    her_account.first_name = "Olha"
    her_account.save()
    assert client.get(old).status_code == 200

    her_account.email = "new@ankomst.example"
    her_account.save()

    assert client.post(old, {"answer": "yes", "shown": ["name"], "days": "30"}).status_code == 404
    assert ContactRequest.objects.get().state == State.OPEN
    assert client.get(link_of(ContactRequest.objects.get())).status_code == 200


@pytest.mark.parametrize(
    "answer",
    [
        {"answer": "yes", "days": "60"},
        {"answer": "yes", "shown": ["name"], "days": "9999"},
        {"answer": "yes", "shown": ["address"], "days": "60"},
        {"answer": "yes", "shown": ["cv"], "days": "60"},
        {"answer": "no", "why_not": "x" * 401},
        {"answer": "perhaps"},
        {},
    ],
)
def test_forged_and_empty_forms_get_words_and_show_nothing(
    her: Client, request_: ContactRequest, answer: dict[str, object]
):
    response = her.post(page_of(request_), answer)

    assert response.status_code == 200
    assert ContactRequest.objects.get().state == State.OPEN
    assert not Reveal.objects.exists()


def test_what_she_ticked_stays_when_the_form_is_refused(
    her: Client, request_: ContactRequest, olena: CandidateProfile
):
    page = text(her.post(page_of(request_), {"answer": "yes", "shown": ["phone"], "days": "x"}))

    assert 'name="shown" value="phone" checked' in page


def test_she_blocks_the_company_from_its_request(her: Client, request_: ContactRequest):
    her.post(page_of(request_), {"answer": "block"})

    assert BlockedCompany.objects.get().cvr == "88000013"
    assert ContactRequest.objects.get().state == State.NO


def test_after_the_company_took_it_back_there_is_nothing_to_answer(
    her: Client, request_: ContactRequest
):
    asking.take_back(request_.pk)

    answer = {"answer": "yes", "shown": ["name"], "days": "60"}
    response = her.post(page_of(request_), answer)

    assert "has taken this request back" in text(response)
    assert not Reveal.objects.exists()


def test_anothers_requests_and_reveals_are_not_there(
    client: Client, request_: ContactRequest, nordvind: Company
):
    noor = candidate("noor")
    reveal = reveals.give(request_.profile_id, nordvind.pk, ["name"])
    client.force_login(noor.user)

    assert client.get(page_of(request_)).status_code == 404
    assert client.post(page_of(request_), {"answer": "no"}).status_code == 404
    assert client.post(reverse("cv:reveal_take_back", args=[reveal.pk])).status_code == 404
    assert reveals.in_force(request_.profile_id, nordvind).exists()


def test_she_takes_it_back_and_twice_is_harmless(
    her: Client, olena: CandidateProfile, nordvind: Company
):
    reveal = reveals.give(olena.pk, nordvind.pk, ["name"])
    url = reverse("cv:reveal_take_back", args=[reveal.pk])

    assert "Show Nordvind A/S nothing any more?" in text(her.get(url))
    assert reveals.in_force(olena, nordvind).exists()
    for _twice in range(2):
        assert her.post(url).status_code == 302
    assert not reveals.in_force(olena, nordvind).exists()


def test_her_page_lists_what_waits_what_is_shown_and_what_was(
    her: Client, olena: CandidateProfile, nordvind: Company, havblik: Company
):
    asked(olena, nordvind, job="First job")
    Company.objects.filter(pk=havblik.pk).update(verified_at=nordvind.verified_at)
    havblik.refresh_from_db()
    answering.say_yes(asked(olena, havblik, job="Second job").pk, ["email", "municipality"])

    page = text(her.get(reverse("cv:requests")))

    waiting, shown = page.index("First job"), page.index("E-mail address, municipality")
    assert waiting < page.index("Second job") < shown < page.rindex("Second job")


def test_the_log_names_who_read_what_for_which_company(
    her: Client, olena: CandidateProfile, nordvind: Company
):
    reveals.give(with_file(olena).pk, nordvind.pk, ["name", "cv"])

    page = text(her.get(reverse("cv:log")))

    assert "Showed something of the profile" in page
    assert "Nordvind A/S: Name, CV (file)" in page
    assert "You" in page


def test_a_company_is_blocked_by_number_however_it_is_typed(her: Client, olena: CandidateProfile):
    her.post(reverse("cv:blocked"), {"cvr": "DK 88 00 00 13"})

    assert olena.blocked.get().cvr == "88000013"


@pytest.mark.parametrize("cvr", ["", "123", "88000014", "<script>", "\x00", "9" * 400])
def test_a_wrong_number_gets_words(her: Client, olena: CandidateProfile, cvr: str):
    response = her.post(reverse("cv:blocked"), {"cvr": cvr})

    assert (response.status_code, olena.blocked.count()) == (200, 0)
    assert "error-summary" in text(response)


def test_companies_are_found_by_name_and_only_verified_ones(
    her: Client, olena: CandidateProfile, nordvind: Company, havblik: Company
):
    url = reverse("cv:blocked")

    assert "Nordvind A/S" in text(her.get(url, {"q": "nordv"}))
    assert "Havblik ApS" not in text(her.get(url, {"q": "havb"}))
    assert "Nordvind A/S" not in text(her.get(url, {"q": "n"}))


def test_she_is_told_what_a_blocked_company_could_read(
    her: Client, olena: CandidateProfile, nordvind: Company
):
    reveals.give(olena.pk, nordvind.pk, ["name", "phone"])

    page = text(her.post(reverse("cv:blocked"), {"cvr": nordvind.cvr}, follow=True))

    assert "may have written it down: Name, telephone" in page


@pytest.mark.parametrize("cvr", ["88000013", "88000021", "\x00", ""])
def test_unblocking_takes_any_number(her: Client, olena: CandidateProfile, cvr: str):
    her.post(reverse("cv:blocked"), {"cvr": "88000013"})

    assert her.post(reverse("cv:unblock"), {"cvr": cvr}).status_code == 302
    assert olena.blocked.exists() is (cvr != "88000013")


@pytest.mark.parametrize("name", ["requests", "log", "blocked"])
def test_without_a_profile_the_pages_say_so(client: Client, stranger, name: str):
    client.force_login(stranger)

    assert client.get(reverse(f"cv:{name}")).status_code == 200


def test_my_page_leads_to_what_waits_for_an_answer(her: Client, request_: ContactRequest, hr):
    assert page_of(request_) in text(her.get(reverse("home:my")))

    answering.say_yes(request_.pk, ["name"])
    assert page_of(request_) not in text(her.get(reverse("home:my")))

    outcome.say(request_.pk, "hired", by=hr)
    assert "They say that they have hired you" in text(her.get(reverse("home:my")))
