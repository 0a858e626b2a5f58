"""What an editor publishes becomes what everybody goes by (docs/decisions/0011)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone, translation

from events.editing.publishing import purge_drafts
from events.models import Event, EventPage, Question, Session
from events.models.facts import Kind
from tests.events import make, pages

DIET, NEEDS = str(uuid4()), str(uuid4())


def fresh(page: EventPage) -> Event:
    return Event.objects.get(pk=page.event_id)


def question(block_id: str, text: str, **value) -> dict:
    value = {"text": text, "reason": "For the food.", "required": True, "keep_days": 10} | value
    return {"type": "text", "id": block_id, "value": value}


def choice(block_id: str, text: str, *options: tuple[str, str]) -> dict:
    listed = [{"type": "item", "id": key, "value": words} for key, words in options]
    return question(block_id, text, options=listed) | {"type": "choice"}


def test_a_draft_is_nowhere(db: None) -> None:
    event = fresh(pages.draft())

    assert not event.public
    assert event.is_draft


def test_publishing_copies_the_facts(db: None) -> None:
    library = pages.venue()

    page = pages.published(
        venue=library, seats=12, party_limit=2, spoken="da", for_families=True, kind=Kind.COURSE
    )

    event = fresh(page)
    assert event.public
    assert (event.venue, event.seats, event.party_limit) == (library, 12, 2)
    assert (event.spoken, event.kind) == ("da", "course")
    assert event.audiences == ["newcomers", "families"]


def test_what_is_saved_and_not_published_changes_nothing(db: None) -> None:
    page = pages.published(seats=12)

    page.seats, page.title = 99, "Another title"
    page.save_revision()

    assert (fresh(page).seats, str(fresh(page))) == (12, "Danish tax")


def test_an_event_that_was_never_published_goes_by_its_draft(db: None) -> None:
    page = pages.draft(seats=12)

    page.title, page.kind, page.seats, page.party_limit = "Tax cards", Kind.TALKS, 3, 2
    page.save_revision()

    event = fresh(page)
    assert event.is_draft
    assert (str(event), event.kind, event.seats, event.party_limit) == ("Tax cards", "talks", 3, 2)


def test_what_a_draft_lacks_is_left_as_it_was(db: None) -> None:
    page = pages.draft(seats=12)
    page.save_revision()

    page.seats, page.category = None, None
    page.save_revision(clean=False)  # as a draft is saved

    assert (fresh(page).seats, fresh(page).category) == (12, None)


def test_an_event_at_a_centre_is_received_by_its_front_desk(db: None) -> None:
    centre = make.centre()

    page = pages.published(venue=pages.venue(centre=centre))

    assert fresh(page).centre == centre


def test_residents_and_words_are_copied(db: None) -> None:
    page = pages.draft(intro="What a tax card is.", price="50 kr.")
    page.residents_of = [pages.municipality()]

    pages.publish(page, residents_of=[pages.municipality()])

    event = fresh(page)
    assert [each.name for each in event.residents_of.all()] == ["Midtown"]
    assert (event.summary_en, event.price_en) == ("What a tax card is.", "50 kr.")


def test_each_language_has_its_own_words(db: None) -> None:
    page = pages.published(intro="What a tax card is.")

    pages.in_danish(page, "Dansk skat", intro="Hvad et skattekort er.")

    event = fresh(page)
    assert (event.title_en, event.title_da) == ("Danish tax", "Dansk skat")
    assert event.summary_da == "Hvad et skattekort er."


def test_an_untranslated_page_adds_no_words(db: None) -> None:
    page = pages.published()

    pages.untranslated(page)
    pages.publish(page, title="Tax in Denmark")

    assert fresh(page).title_da == ""
    with translation.override("da"):
        assert str(fresh(page)) == "Tax in Denmark"


def test_an_event_written_in_danish_alone_is_shown_to_everybody_in_danish(db: None) -> None:
    page = pages.published("Sprogcafé", below=pages.calendar("da"))

    event = fresh(page)
    assert (event.title_en, event.title_da) == ("Sprogcafé", "Sprogcafé")


def test_facts_come_from_the_page_that_was_translated_not_from_the_translation(db: None) -> None:
    page = pages.published(seats=12)
    danish = pages.in_danish(page)
    pages.publish(page, seats=20)

    pages.publish(danish, title="Skat i Danmark")  # its facts are those of the day it was made

    assert fresh(page).seats == 20


def test_the_address_is_given_once(db: None) -> None:
    page = pages.published("Danish tax")

    pages.publish(page, title="Tax in Denmark", slug="tax-in-denmark")

    assert fresh(page).slug == "danish-tax"


def test_two_events_of_one_name_have_two_addresses(db: None) -> None:
    first = pages.published("Danish tax")

    second = pages.published("Danish tax", slug="danish-tax", below=pages.calendar("da"))

    assert (fresh(first).slug, fresh(second).slug) == ("danish-tax", "danish-tax-2")


def test_an_event_is_public_while_a_page_of_it_is_live(db: None) -> None:
    page = pages.published()
    danish = pages.in_danish(page)

    page.unpublish()
    in_danish_alone = fresh(page)
    danish.unpublish()

    assert in_danish_alone.public
    assert in_danish_alone.title_en == "Dansk skat"
    assert not fresh(page).public


def test_published_again_it_has_its_old_address(db: None) -> None:
    page = pages.published()
    page.unpublish()

    pages.publish(page, slug="tax")

    assert fresh(page).public
    assert fresh(page).slug == "danish-tax"


def test_a_copied_page_is_another_event(db: None) -> None:
    page = pages.published(seats=12)

    copy = page.copy(update_attrs={"title": "Danish tax again", "slug": "again"})

    assert copy.event_id != page.event_id
    assert fresh(copy).slug != fresh(page).slug


def test_a_translation_shares_the_event(db: None) -> None:
    page = pages.published()

    assert pages.in_danish(page).event_id == page.event_id


def test_questions_are_known_by_their_blocks(db: None) -> None:
    page = pages.published(questions=[question(DIET, "Anything you cannot eat?")])

    pages.in_danish(
        page, questions=[question(DIET, "Er der noget, du ikke kan spise?", reason="Til maden.")]
    )

    asked = Question.objects.get()
    assert (asked.text_en, asked.reason_en) == ("Anything you cannot eat?", "For the food.")
    assert (asked.text_da, asked.reason_da) == ("Er der noget, du ikke kan spise?", "Til maden.")
    assert (asked.kind, asked.required, asked.keep_days) == ("text", True, 10)


def test_a_question_taken_off_the_page_is_not_asked_any_more(db: None) -> None:
    page = pages.published(questions=[question(DIET, "Diet?"), question(NEEDS, "Needs?")])

    pages.publish(page, questions=[question(NEEDS, "Anything we should know?")])

    rows = {str(row.key): (row.text_en, row.asked) for row in Question.objects.all()}
    assert rows == {DIET: ("Diet?", False), NEEDS: ("Anything we should know?", True)}


def test_answers_to_choose_from_keep_the_english_order(db: None) -> None:
    page = pages.published(questions=[choice(DIET, "Lunch?", ("a", "Meat"), ("b", "Greens"))])

    pages.in_danish(page, questions=[choice(DIET, "Frokost?", ("b", "Grønt"), ("a", "Kød"))])

    asked = Question.objects.get()
    assert (asked.options_en, asked.options_da) == (["Meat", "Greens"], ["Kød", "Grønt"])


def test_answers_that_are_not_all_translated_are_offered_in_english(db: None) -> None:
    page = pages.published(questions=[choice(DIET, "Lunch?", ("a", "Meat"), ("b", "Greens"))])
    pages.in_danish(page)

    pages.publish(
        page, questions=[choice(DIET, "Lunch?", ("a", "Meat"), ("b", "Greens"), ("c", "Fish"))]
    )

    with translation.override("da"):
        assert Question.objects.get().options == ["Meat", "Greens", "Fish"]


def test_another_place_renews_the_entries_of_coming_dates_in_calendars(db: None) -> None:
    page = pages.published()
    coming = make.session(page.event, seats=3)
    past = make.session(page.event, seats=3, starts=timezone.now() - timedelta(days=9))

    pages.publish(page, venue=pages.venue())

    assert Session.objects.get(pk=coming.pk).revision == 1
    assert Session.objects.get(pk=past.pk).revision == 0


def test_another_text_does_not(db: None) -> None:
    page = pages.published()
    coming = make.session(page.event, seats=3)

    pages.publish(page, intro="What a tax card is.")

    assert Session.objects.get(pk=coming.pk).revision == 0


def test_a_page_that_cannot_be_taken_over_is_not_published(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pages.draft()
    monkeypatch.setattr("events.editing.publishing.ask", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        pages.publish(page)

    assert not EventPage.objects.get().live


def test_a_deleted_draft_leaves_nothing_behind(db: None) -> None:
    page = pages.draft()
    make.session(page.event, seats=3)

    page.delete()

    assert not Event.objects.exists()


def test_an_event_that_somebody_booked_outlives_its_page(db: None) -> None:
    page = pages.published()
    evening = make.session(page.event, seats=3)
    make.booked(evening)

    page.delete()

    assert not Event.objects.get().public
    assert purge_drafts() == 0


def test_deleting_one_language_keeps_the_other(db: None) -> None:
    page = pages.published()
    danish = pages.in_danish(page)

    page.delete()

    assert fresh(danish).public


def test_what_was_never_given_a_page_is_purged(db: None) -> None:
    Event.objects.create_draft("Left behind")
    centre = make.event(of=make.centre())
    Event.objects.filter(pk=centre.pk).update(public=False)

    assert purge_drafts() == 1
    assert list(Event.objects.all()) == [centre]


def test_times_offered_in_confidence_outlast_the_purge(db: None) -> None:
    talks = make.event()
    make.session(talks, seats=1)
    Event.objects.update(kind=Kind.TALKS, public=False, picked_at="cv:talks")

    assert purge_drafts() == 0
    assert talks.sessions.exists()


def test_an_address_has_plain_letters(db: None) -> None:
    page = pages.published("Sprogcafé på Østerbro")

    assert fresh(page).slug == "sprogcafe-pa-osterbro"
