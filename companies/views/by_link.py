"""Pages that a personal link opens, without an account."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.personal_links import personal_page
from companies import visit
from companies.models import NewHire

P = ParamSpec("P")
HerView = Callable[Concatenate[HttpRequest, NewHire, P], HttpResponse]


def by_link(view: HerView[P]) -> Callable[..., HttpResponse]:
    """Give the view the person whose link it is; a dead link is explained, a false one is not."""

    @wraps(view)
    @personal_page
    def inner(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, visit.visit_by(token), *args, **kwargs)
        except visit.NoSuchVisit:
            return render(request, "companies/visit/unknown.html", status=404)
        except visit.VisitClosed as closed:
            context = {"reason": closed.reason.value, "hire": closed.hire}
            return render(request, "companies/visit/closed.html", context, status=410)

    return inner


def visit_by_link(view: HerView[P]) -> Callable[..., HttpResponse]:
    """As ``by_link``, for what only a visit to a centre has: papers, desks, another time."""

    @wraps(view)
    def inner(
        request: HttpRequest, hire: NewHire, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if hire.group.event is not None:
            raise Http404
        return view(request, hire, *args, **kwargs)

    return by_link(inner)


def event_by_link(view: HerView[P]) -> Callable[..., HttpResponse]:
    """As ``by_link``, for what only an event has: its questions, and giving the seat back."""

    @wraps(view)
    def inner(
        request: HttpRequest, hire: NewHire, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if hire.group.event is None:
            raise Http404
        return view(request, hire, *args, **kwargs)

    return by_link(inner)
