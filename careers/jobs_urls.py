"""The job bank, as everybody and as a candidate sees it."""

from django.urls import path

from careers.views import jobs, jobs_hers

app_name = "jobs"

urlpatterns = [
    path("", jobs.index, name="index"),
    path("feed.atom", jobs.feed, name="feed"),
    path("mine/", jobs_hers.mine, name="mine"),
    path("mine/weekly/", jobs_hers.weekly_mail, name="weekly"),
    path("weekly/<str:token>/", jobs_hers.weekly_off, name="weekly_off"),
    path("applications/<int:pk>/", jobs_hers.application, name="application"),
    path("applications/<int:pk>/take-back/", jobs_hers.take_back, name="take_back"),
    path("applications/<int:pk>/got-it/", jobs_hers.got_it, name="got_it"),
    path("<int:pk>/save/", jobs_hers.save, name="save"),
    path("<int:pk>/apply/", jobs_hers.apply, name="apply"),
    path("<int:pk>-<slug:slug>/", jobs.job, name="job"),
]
