"""The demo shows a rule to read and one that is not sent yet."""

from guidance import demo
from guidance.bench.waiting import waiting_drafts
from guidance.checks import problems


def test_two_drafts_wait_and_a_second_run_makes_no_more(guidance, editor, admin, today):
    for _twice in range(2):
        demo.drafts(editor=editor, colleague=admin)

    assert [(each.by, each.sent) for each in waiting_drafts()] == [(admin, True), (editor, False)]
    assert problems(today) == []
