from django.urls import path

from guidance.arrival import taking
from guidance.arrival import views as arrival
from guidance.employers import views as employers
from guidance.glossary import views as glossary

app_name = "guidance"
urlpatterns = [
    path("arrival/", arrival.arrival, name="arrival"),
    path("arrival/list.pdf", taking.pdf, name="arrival_pdf"),
    path("arrival/take/", taking.take, name="arrival_take"),
    path("arrival/sent/", taking.sent, name="arrival_sent"),
    path("arrival/mine/", taking.mine, name="arrival_mine"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("employers/", employers.employers, name="employers"),
    path("employers/check/", employers.check, name="employer_check"),
    path("employers/check/plan.ics", employers.plan_ics, name="employer_plan_ics"),
    path("employers/check/plan.xlsx", employers.plan_sheet, name="employer_plan_xlsx"),
]
