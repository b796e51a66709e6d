"""Nothing but an empty view: what Django itself needs."""

from django.http import HttpResponse
from django.urls import path


def empty(request):
    return HttpResponse("ok")


urlpatterns = [path("empty/", empty)]
