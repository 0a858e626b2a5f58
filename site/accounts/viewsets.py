"""The admin's screens for users."""

from typing import Any

from django import forms
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users

from accounts import people
from accounts.emails import welcome
from accounts.forms import UserCreationForm, UserEditForm
from accounts.models import User
from accounts.roles import Role
from outbox.mail import post


class IndexView(users.IndexView):
    @cached_property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns
        for column in columns:
            if column.name == User.USERNAME_FIELD:
                column.label = _("E-mail address")
        level = next(n for n, column in enumerate(columns) if column.name == "is_superuser")
        columns[level] = Column("roles", accessor=_roles, label=_("Roles"), width="20%")
        return columns

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().prefetch_related("groups")


def _roles(user: User) -> str:
    """In words; groups made in the admin by their names. Empty for those who are customers."""
    known = dict(Role.choices)
    names = [str(known.get(group.name, group.name)) for group in user.groups.all()]
    return ", ".join([str(_("Everything")), *names] if user.is_superuser else names)


class OnlySuperusersMakeSuperusers:
    def get_form(self, *args: Any, **kwargs: Any) -> forms.ModelForm:
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields:
            form.fields["is_superuser"].disabled = not self.request.user.is_superuser
        return form


class CreateView(OnlySuperusersMakeSuperusers, users.CreateView):
    def save_instance(self) -> User:
        user = super().save_instance()
        people.set_address(user, verified=False)
        post(welcome, user.pk)
        return user


class EditView(OnlySuperusersMakeSuperusers, users.EditView):
    def get_object(self, *args: Any, **kwargs: Any) -> User:
        """Whoever could change a superuser's address could become her."""
        user = super().get_object(*args, **kwargs)
        if user.is_superuser and not self.request.user.is_superuser:
            raise Http404
        return user

    def save_instance(self) -> User:
        user = super().save_instance()
        if "email" in self.form.changed_data:
            people.set_address(user, verified=False)
        return user


class UserViewSet(users.UserViewSet):
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return UserEditForm if for_update else UserCreationForm
