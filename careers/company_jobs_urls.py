"""A company's own jobs, and who applied."""

from django.urls import path

from careers.views import company_applicants, company_jobs

app_name = "company_jobs"

urlpatterns = [
    path("", company_jobs.index, name="index"),
    path("new/", company_jobs.new, name="new"),
    path("<int:pk>/", company_jobs.job, name="job"),
    path("<int:pk>/edit/", company_jobs.edit, name="edit"),
    path("<int:pk>/send/", company_jobs.send, name="send"),
    path("<int:pk>/close/", company_jobs.close, name="close"),
    path("<int:pk>/renew/", company_jobs.renew, name="renew"),
    path("<int:pk>/copy/", company_jobs.copy, name="copy"),
    path("<int:pk>/delete/", company_jobs.delete, name="delete"),
    path("<int:pk>/applicants/", company_applicants.applicants, name="applicants"),
    path("<int:pk>/applicants/<int:application_id>/", company_applicants.answer, name="answer"),
    path("<int:pk>/applicants/<int:application_id>/cv/", company_applicants.cv, name="cv"),
]
