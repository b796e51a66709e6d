"""Which door? All addresses of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from exchangezones import device, sitemaps
from exchangezones.api import api

urlpatterns = [
    # Before the admin, which catches every address below its own.
    path(f"{settings.ADMIN_PATH}/account/", include("exchangezones.accounts.urls")),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
    path("api/v1/", api.urls),
    path("favicon.ico", device.favicon),
    # At the root: a service worker controls only the addresses below its own.
    path("sw.js", device.service_worker),
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemaps.index),
    path("sitemap-<str:part>.xml", sitemaps.sitemap),
    *i18n_patterns(
        path("", include("zones.urls")),
        path("tips/", include("tips.urls")),
        path("offline/", device.offline),
        path("site.webmanifest", device.manifest),
        prefix_default_language=False,
    ),
]
handler400 = "exchangezones.errors.bad_request"
handler404 = "exchangezones.errors.not_found"
handler500 = "exchangezones.errors.server_error"
