"""Rows that a module's tests share: made once, and found by each as if it were alone."""

import pytest
from django.contrib.auth.models import Group


@pytest.fixture(scope="module")
def shared(module_db: None) -> Group:
    assert not Group.objects.filter(name="shared").exists()
    return Group.objects.create(name="shared")


@pytest.mark.django_db
@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_undoes_its_own(shared: Group, turn: str) -> None:
    assert Group.objects.get(name="shared") == shared

    Group.objects.all().delete()
