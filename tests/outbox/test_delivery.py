"""A promise is kept once, later if need be, and not at all when it was taken back."""

from collections.abc import Callable

from django.core import mail
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from outbox.delivery import deliver_all_due
from outbox.mail import post, post_many
from outbox.models import RETRY_AFTER, Message
from tests.outbox.conftest import Writer


def receivers() -> list[str]:
    return [receiver for message in mail.outbox for receiver in message.to]


def test_a_posted_mail_is_sent_once(db, writer: Writer) -> None:
    post(writer.write, 1)

    deliver_all_due()
    deliver_all_due()

    assert receivers() == ["n1@example.com"]


def test_posting_queues_a_job_in_the_same_transaction(db, writer: Writer) -> None:
    post(writer.write, 1)

    assert [task.task_name for task in DBTaskResult.objects.ready()] == ["deliver_due"]


def test_many_are_posted_in_few_statements(
    db, writer: Writer, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(4):
        post_many(writer.write, range(60))

    assert Message.objects.count() == 60


def test_what_is_rolled_back_is_never_sent(db, writer: Writer) -> None:
    with transaction.atomic():
        post(writer.write, 1)
        transaction.set_rollback(True)

    assert deliver_all_due() == 0
    assert not DBTaskResult.objects.exists()


def test_a_key_makes_two_posts_one_message(db, writer: Writer) -> None:
    for _time in range(2):
        post(writer.write, 1, key="warning-1")
        deliver_all_due()
    post(writer.write, 2, key="warning-2")
    deliver_all_due()

    assert receivers() == ["n1@example.com", "n2@example.com"]


def test_without_a_key_two_posts_are_two_messages(db, writer: Writer) -> None:
    post(writer.write, 1)
    post(writer.write, 1)
    deliver_all_due()

    assert receivers() == ["n1@example.com"] * 2


def test_nothing_is_sent_where_nothing_is_left_to_tell(db, writer: Writer) -> None:
    writer.nothing_to_tell = {1}
    post(writer.write, 1)

    assert deliver_all_due() == 0
    assert not Message.objects.due().exists()


def test_one_failure_does_not_keep_the_others_from_being_sent(db, writer: Writer) -> None:
    writer.fails = {2}
    post_many(writer.write, [1, 2, 3])

    assert deliver_all_due() == 2
    assert Message.objects.get(about=2).error == "ConnectionError: the mail server is away"


def test_a_failed_mail_is_tried_again_after_its_wait_and_not_before(
    db, writer: Writer, later: Callable[..., None]
) -> None:
    writer.fails = {1}
    post(writer.write, 1)
    deliver_all_due()
    writer.fails = set()

    later(minutes=0.9)
    assert deliver_all_due() == 0
    later(minutes=1.1)
    assert deliver_all_due() == 1


def test_waits_grow_and_then_it_is_given_up(db, writer: Writer, later: Callable[..., None]) -> None:
    writer.fails = {1}
    post(writer.write, 1)
    passed = 0.0
    for wait in (*RETRY_AFTER, 0):
        deliver_all_due()
        passed += wait + 0.1
        later(minutes=passed)

    message = Message.objects.get()
    assert message.attempts == len(RETRY_AFTER) + 1
    assert message.failed_at is not None
    assert not Message.objects.due().exists()


def test_every_attempt_has_the_same_message_id(db, writer: Writer, later, monkeypatch) -> None:
    seen: list[str] = []

    def lose_the_first(self, messages: list[mail.EmailMessage]) -> int:
        seen.append(messages[0].extra_headers["Message-ID"])
        if len(seen) == 1:
            raise TimeoutError
        return 1

    monkeypatch.setattr(
        "django.core.mail.backends.locmem.EmailBackend.send_messages", lose_the_first
    )
    post(writer.write, 1)
    deliver_all_due()
    later(minutes=2)
    deliver_all_due()

    assert seen[0] == seen[1]


def test_message_ids_tell_messages_apart(db, writer: Writer) -> None:
    post_many(writer.write, [1, 2])
    deliver_all_due()

    first, second = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first != second
    assert first.startswith("<tests.note.")
    assert first.endswith("@127.0.0.1>")


def test_a_broken_connection_is_opened_again(db, writer: Writer, monkeypatch) -> None:
    calls: list[str] = []
    backend = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr(f"{backend}.open", lambda self: calls.append("open"))
    monkeypatch.setattr(f"{backend}.close", lambda self: calls.append("close"))
    writer.fails = {2}
    post_many(writer.write, [1, 2, 3])

    deliver_all_due()

    assert calls == ["open", "close", "open", "close"]
