"""Who asked for her, read what she showed, or looked at her profile; in words, newest first."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from accounts.models import AccessLog, User
from careers.contact.log import sentences


@login_required
@never_cache
def log(request: HttpRequest) -> HttpResponse:
    her: User = request.user  # type: ignore[assignment]
    lines = AccessLog.objects.about(her).filter(record__startswith="careers.")
    page = Paginator(lines.select_related("actor"), 50).get_page(request.GET.get("page"))
    context = {"page_obj": page, "lines": sentences(page, her)}
    return render(request, "careers/contact/hers/log.html", context)
