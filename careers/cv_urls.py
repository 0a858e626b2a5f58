"""What a person does for her own profile: her pages, her answers, her log."""

from django.urls import URLPattern

app_name = "cv"

urlpatterns: list[URLPattern] = []
