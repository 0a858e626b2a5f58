"""What a shared browser, or somebody who guesses addresses, could learn."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("name", ["companies:dashboard", "account_email", "home:my"])
def test_pages_of_somebody_who_has_signed_in_are_not_cached(client, hr, name):
    client.force_login(hr)

    assert "no-store" in client.get(reverse(name))["Cache-Control"]


def test_signing_up_with_a_known_address_works_as_long_on_the_password(client, hr, monkeypatch):
    hashed = []
    monkeypatch.setattr("accounts.sign_in_forms.make_password", hashed.append)
    data = {"email": hr.email, "first_name": "A", "last_name": "B", "password1": "three long words"}

    client.post(reverse("account_signup"), data)

    assert hashed == ["three long words"]
