from django.urls import path

from home import views

app_name = "home"

urlpatterns = [
    path("", views.my, name="my"),
    path("start/", views.start, name="start"),
    path("details/", views.details, name="details"),
    path("data/", views.data, name="data"),
    path("data/export/", views.export, name="export"),
    path("data/download/", views.download, name="download"),
    path("data/throw-away/", views.throw_away, name="throw_away"),
    path("data/erase/", views.erase, name="erase"),
    path("goodbye/", views.goodbye, name="goodbye"),
    path("log/", views.access_log, name="access_log"),
]
