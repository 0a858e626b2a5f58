"""One's own booking, opened by a personal link; part of the namespace ``events``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
