"""The demo shows a rule to read, one that is not sent yet, and one that goes live by itself."""

from guidance import demo
from guidance.bench.waiting import waiting_drafts
from guidance.checks import problems


def test_three_drafts_wait_and_a_second_run_makes_no_more(guidance, editor, admin, today):
    for _twice in range(2):
        demo.drafts(editor=editor, colleague=admin)

    sent, own, dated = waiting_drafts()
    assert (sent.by, sent.sent) == (admin, True)
    assert (own.by, own.sent, own.goes_live) == (editor, False, None)
    assert (dated.by, dated.sent, bool(dated.goes_live)) == (editor, False, True)
    assert problems(today) == []
