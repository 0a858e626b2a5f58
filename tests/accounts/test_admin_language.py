"""The admin speaks the language of whoever works there."""

from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from accounts.models import User


def spoken(client: Client, address: str = "wagtailadmin_home") -> str:
    page = client.get(reverse(address)).text
    return "da" if '<html lang="da"' in page else "en"


def test_the_admin_speaks_a_persons_own_language(client: Client, editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(language="da")
    client.force_login(editor)

    assert spoken(client) == "da"


def test_looking_at_the_account_changes_no_language(client: Client, editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(language="da")
    client.force_login(editor)

    page = client.get(reverse("wagtailadmin_account")).text

    assert '<option value="da">' in page
    assert '<option value="ar">' not in page
    assert spoken(client) == "da"


def test_what_is_chosen_in_the_admin_goes_first(client: Client, editor: User) -> None:
    UserProfile.objects.create(user=editor, preferred_language="da")
    client.force_login(editor)

    assert spoken(client) == "da"
