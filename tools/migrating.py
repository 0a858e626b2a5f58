"""Migrating an empty database, without making all models anew at every step.

Django has the models of each step as classes, and makes those anew that lead to a changed one or
from it: nearly all of the 200, since nearly all lead to the user. That is 50 of the 64 seconds of
CPU that migrating takes; SQL takes two. A step on a table needs no more than its own model as it
is by then. One that runs Python gets them all made anew, as Django does after steps that it calls
delayed. Tables and rows come out the same, which tests/test_databases.py looks at.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db.migrations.state import ModelState, ProjectState


@contextmanager
def one_model_at_a_time(*, when: bool = True) -> Iterator[None]:
    """While migrations run; for making a database, not for changing one that has people's rows."""
    if not when:
        yield
        return
    with (
        patch.object(ProjectState, "add_model", _add_model),
        patch.object(ProjectState, "reload_model", _reload_model),
    ):
        yield


def _add_model(state: Any, model: ModelState) -> None:
    """Nobody leads to a new model yet, so that nothing else has to be made anew."""
    state.models[model.app_label, model.name_lower] = model
    if state._relations is not None:
        state.resolve_model_relations((model.app_label, model.name_lower))
    if "apps" in vars(state):
        state.apps.render_multiple([model])


def _reload_model(state: Any, app_label: str, model_name: str, delay: bool = False) -> None:
    if "apps" in vars(state):
        state.is_delayed = True
        state._reload({(app_label, model_name.lower())})
