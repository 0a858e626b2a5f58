"""Who did what to whose record: lines are added, never changed."""

import pytest

from accounts.models import AccessLog, User


@pytest.fixture
def line(editor: User, stranger: User) -> AccessLog:
    return AccessLog.add("looked", stranger, by=editor, about=stranger, reason="asked on the phone")


def test_a_line_says_who_what_and_whose(line: AccessLog, editor: User, stranger: User) -> None:
    assert (line.actor, line.about) == (editor, stranger)
    assert line.record == f"accounts.user/{stranger.pk}"
    assert list(AccessLog.objects.of_record(stranger)) == [line]


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.save(),
        lambda line: line.delete(),
        lambda line: AccessLog.objects.update(action="nothing"),
        lambda line: AccessLog.objects.all().delete(),
    ],
    ids=["save", "delete", "update", "delete all"],
)
def test_no_line_is_changed_or_deleted(line: AccessLog, change) -> None:
    with pytest.raises(TypeError, match="only ever added to"):
        change(line)

    assert AccessLog.objects.get().action == "looked"


def test_lines_stay_without_the_name_when_a_person_is_gone(
    line: AccessLog, editor: User, stranger: User
) -> None:
    stranger.delete()
    editor.delete()

    line.refresh_from_db()
    assert (line.actor, line.about, line.action) == (None, None, "looked")


def test_a_person_reads_the_lines_about_herself_and_no_others(
    client, line: AccessLog, stranger: User, editor: User
) -> None:
    AccessLog.add("secret", editor, by=editor, about=editor)
    client.force_login(stranger)

    html = client.get("/en/my/log/").content.decode()

    assert "Editor Jensen" in html
    assert "asked on the phone" in html
    assert "secret" not in html
