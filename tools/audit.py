"""`make audit`: the pages as others judge them, on the site with the demo's data.

html         the Nu HTML checker finds no error on any kind of page, in either language
events       what events tell search engines is what schema.org asks for
lighthouse   speed, accessibility, good practice and findability as on a phone

Arguments choose among these. What is not installed here is skipped; with CI set, that is a failure.
Not a part of `make test`: it needs Java and Node, and minutes of a machine that does nothing else.
"""

import sys
from collections.abc import Callable, Sequence

from tools.console import Missing, heading, on_ci, say
from tools.together import leave_when_killed

EXAMPLES = 3  # places that are named of each error
LOOKED_AT = {
    "front page": "/en/",
    "calendar": "/en/events/",
    "month": "/en/events/?view=month",
    "event": "/en/events/danish-tax-for-newcomers/",
    "checklist": "/en/arrival/?citizenship=eu&purpose=work&with=children&municipality=0461",
    "chapter": "/en/companies/keep-your-people/",
    "centre": "/en/centres/copenhagen/",
    "plan": "/en/employers/check/",
}
PRIVATE = {"checklist"}  # one person's: kept from search engines on purpose


def html() -> bool:
    from tools.audits import markup
    from tools.audits.walk import pages

    found = list(pages())
    errors = markup.check(found)
    for words, places in sorted(errors.items()):
        say(f"  {words} ({len(places)} times)")
        for place in places[:EXAMPLES]:
            say(f"      {place}")
    broken = [page.name for page in found if page.is_broken]
    for name in broken:
        say(f"  It broke: {name}")
    times = sum(map(len, errors.values()))
    return _line("html", not errors and not broken, f"{len(found)} pages, {times} errors")


def events() -> bool:
    from tools.audits import events as audit
    from tools.audits.walk import public_pages

    count, wrong = audit.check(public_pages())
    for words in wrong:
        say(f"  {words}")
    return _line(
        "events", bool(count) and not wrong, f"{count} dates of events, {len(wrong)} errors"
    )


def lighthouse() -> bool:
    from tools.audits.lighthouse import Stumbled, look_at
    from tools.audits.site import served

    good = True
    with served() as site:
        for name, path in LOOKED_AT.items():
            try:
                report = name.replace(" ", "-")
                verdict = look_at(f"{site}{path}", report, private=name in PRIVATE)
            except Stumbled as words:
                good &= _line(f"lighthouse, {name}", False, str(words))
                continue
            for category, losses in verdict.missed.items():
                say(f"  {category}: {'; '.join(losses)}")
            good &= _line(f"lighthouse, {name}", verdict.holds, str(verdict))
    return good


AUDITS: dict[str, Callable[[], bool]] = {"html": html, "events": events, "lighthouse": lighthouse}


def _line(name: str, good: bool, numbers: str) -> bool:
    say(f"{name + ':':<24}{'passed' if good else 'FAILED'}  {numbers}")
    return good


def run(name: str) -> bool:
    try:
        return AUDITS[name]()
    except Missing as reason:
        say(f"{name + ':':<24}skipped: {reason}")
        return not on_ci()


def main(wanted: Sequence[str]) -> int:
    leave_when_killed()
    if unknown := set(wanted) - AUDITS.keys():
        say(f"No such audit: {', '.join(sorted(unknown))}. There are: {', '.join(AUDITS)}")
        return 2
    from tools.audits.site import set_up

    set_up()
    heading("Audit")
    outcomes = [run(name) for name in wanted or AUDITS]
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
