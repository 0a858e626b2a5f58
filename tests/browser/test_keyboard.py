"""The calendar and a sign-up by the keyboard alone: in order, in sight, and never caught."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from events.models import Booking, Question, Session
from tests.browser.walk import mailed_link
from tests.events import make, pages

FAR = 80  # presses of the Tab key, after which something cannot be come to

# Of what has the focus: whether it is in sight, and an outline, an edge or a shadow tells it from
# when it has not. After the last there is the browser's own, when nothing of the page has it.
IS_SEEN = """async () => {
  for (const _frame of "12") await new Promise(requestAnimationFrame);  // for transitions
  const at = document.activeElement;
  if (at === document.body) return true;
  const box = at.matches("[type=checkbox], [type=radio]") ? at.parentElement : at;
  const look = (one) => {
    const { outline, boxShadow, borderColor } = getComputedStyle(one);
    return [outline, boxShadow, borderColor].join();
  };
  const all = () => [at, box, ...box.children].map(look).join();
  const rect = box.getBoundingClientRect();
  const inSight = rect.width > 0 && rect.bottom > 0 && rect.top < innerHeight;
  const focused = all();
  at.blur();
  const plain = all();
  at.focus({ focusVisible: true, preventScroll: true });
  return inSight && focused !== plain;
}"""


class Keyboard:
    """Moves by Tab and sees where it is at every step."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, wanted: Locator, key: str = "Tab") -> "Keyboard":
        for _press in range(FAR):
            self.page.keyboard.press(key)
            assert self.page.evaluate(IS_SEEN), f"The focus is not seen: {self.here()}"
            if wanted.evaluate("one => one === document.activeElement"):
                return self
        pytest.fail(f"The keyboard does not come to {wanted}")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def here(self) -> str:
        return str(self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))


@pytest.fixture
def keys(page: Page) -> Keyboard:
    return Keyboard(page)


@pytest.fixture
def supper(live_server) -> Session:
    """With a question that must be answered, in a calendar with something else on."""
    written = pages.published("Supper", category=pages.category("social"), for_families=True)
    pages.published("Danish tax")
    starts = timezone.now() + timedelta(days=2)
    session = make.session(written.event, seats=9, starts=starts, minutes=120)
    make.session(pages.published("Tax").event, seats=5, starts=starts)
    Question.objects.create(
        event=written.event,
        kind=Question.Kind.YES_NO,
        text_en="Do you eat meat?",
        reason_en="To plan the food.",
        required=True,
        keep_days=7,
    )
    return session


def test_the_calendar_is_narrowed_turned_and_opened(
    supper: Session, page: Page, keys: Keyboard
) -> None:
    page.goto("/en/events/")

    keys.to(page.get_by_role("link", name="Skip to content")).press("Enter")
    keys.to(page.locator("#facet-audience summary")).press("Enter")
    keys.to(page.locator("#audience-families")).press("Space")
    expect(page).to_have_url(re.compile("audience=families"))
    expect(page.locator(".event-row")).to_have_count(1)
    expect(page.locator("#audience-families")).to_be_focused()
    keys.press("Escape")
    expect(page.locator("#facet-audience summary")).to_be_focused()

    keys.to(page.locator("#view-week")).press("Enter")
    expect(page).to_have_url(re.compile("view=week"))
    expect(page.locator("#view-week")).to_be_focused()
    if starts_next_week(supper):
        keys.to(page.locator("#period-after")).press("Enter")
        expect(page.locator(".calendar__event")).to_be_visible()
        expect(page.locator("#period-after")).to_be_focused()
    keys.to(page.locator(".calendar__event").first).press("Enter")

    expect(page.locator("h1")).to_have_text("Supper")


def starts_next_week(session: Session) -> bool:
    starts = timezone.localtime(session.starts)
    return starts.isocalendar().week != timezone.localdate().isocalendar().week


def test_a_party_signs_up_mends_what_was_wrong_and_confirms(
    supper: Session, page: Page, keys: Keyboard, accessible: Callable[..., None]
) -> None:
    page.goto(supper.event.get_absolute_url())
    keys.to(page.locator(".date-row__act a")).press("Enter")
    page.wait_for_url("**/book/")

    keys.to(page.locator("#id_given_name")).type("Ana")
    keys.to(page.locator("[data-add-guest]")).press("Enter")
    expect(page.locator("#id_guest_1_given_name")).to_be_focused()
    keys.type("Bo")
    keys.to(page.locator("[data-add-guest]")).press("Space")
    keys.to(page.locator("[data-remove-guest]").last).press("Enter")
    expect(page.locator("[data-add-guest]")).to_be_focused()
    keys.to(page.locator(".actions button[value=sign_up]")).press("Enter")

    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    accessible(page)
    keys.to(summary.get_by_role("link", name=re.compile("E-mail"))).press("Enter")
    expect(page.locator("#id_email")).to_be_focused()
    keys.type("ana@ankomst.example")
    keys.to(summary.get_by_role("link", name=re.compile("meat")), "Shift+Tab").press("Enter")
    expect(page.locator("input[name^=question]").first).to_be_focused()
    keys.press("ArrowDown")
    keys.press("Space")
    keys.to(page.locator(".actions button[value=sign_up]")).press("Enter")
    expect(page.locator("main")).to_contain_text("We have sent a mail to ana@ankomst.example")

    page.goto(mailed_link("ana@ankomst.example", "booking"))
    keys.to(page.locator("form[action$='/confirm/'] button")).press("Space")
    expect(page.locator("h1")).to_have_text("The 2 seats are yours")
    assert Booking.objects.get().state == Booking.State.CONFIRMED
    assert len(mail.outbox) == 1  # she has written the guest no address
