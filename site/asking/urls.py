"""Addresses of questions: the form, her own page, and that of an owner without an account."""

from django.urls import path

from asking.views import ask, hers, owners

app_name = "asking"
urlpatterns = [
    path("", ask.ask, name="ask"),
    path("begin/", ask.begin, name="begin"),
    path("sent/", ask.sent, name="sent"),
    path("mine/<str:token>/", hers.hers, name="hers"),
    path("answer/<str:token>/", owners.owners, name="owners"),
]
