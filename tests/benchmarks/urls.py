"""The site's addresses, an empty view to compare with, and one that tells the worker's number."""

import os

from django.http import HttpResponse
from django.urls import path

from exchangezones import urls as site


def empty(request):
    return HttpResponse("ok")


def worker(request):
    return HttpResponse(str(os.getpid()))


urlpatterns = [path("empty/", empty), path("worker/", worker), *site.urlpatterns]
handler400, handler404, handler500 = site.handler400, site.handler404, site.handler500
