"""Addresses of what employers see of her, under /cv/."""

from django.urls import path

from careers.views import publishing, renewal

paths = [
    path("publishing/", publishing.overview, name="publishing"),
    path("publishing/words/", publishing.write, name="words"),
    path("publishing/show/", publishing.show, name="show"),
    path("publishing/hide/", publishing.hide, name="hide"),
    path("publishing/go-on/", publishing.go_on, name="go_on"),
    path("publishing/found-work/", renewal.found_work, name="found_work"),
    path("renew/<str:token>/", renewal.renew, name="renew"),
    path("renew/<str:token>/found-work/", renewal.found_work_by_link, name="found_work_by_link"),
]
