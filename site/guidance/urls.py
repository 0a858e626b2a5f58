from django.urls import path

from guidance.arrival import views as arrival

app_name = "guidance"
urlpatterns = [path("arrival/", arrival.arrival, name="arrival")]
