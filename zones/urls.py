"""The addresses of the directory's pages, under each language's prefix."""

from django.urls import path

from zones.views import browse, confirm, coverage, data, meet, search, site, zone

urlpatterns = [
    path("", browse.home, name="home"),
    path("search/", search.search, name="search"),
    path("places/", search.places, name="places"),
    path("z/<str:public_id>/", zone.short_link, name="short_link"),
    path("z/<str:public_id>/invite/", meet.invite, name="invite"),
    path("z/<str:public_id>/meet.ics", meet.calendar, name="calendar"),
    path("z/<str:public_id>/sign/", meet.sign, name="sign"),
    path("z/<str:public_id>/confirm/", confirm.confirm, name="confirm"),
    path("data/zones.csv", data.zones_csv, name="zones_csv"),
    path("zones/", browse.browse, name="browse"),
    path("zones/<slug:country>/", browse.browse, name="browse"),
    path("zones/<slug:country>/<slug:region>/", browse.browse, name="browse"),
    path("zones/<slug:country>/<slug:region>/<slug:city>/", browse.browse, name="browse"),
    path("zones/<slug:country>/<slug:region>/<slug:city>/<slug:slug>/", zone.zone, name="zone"),
    path("about/", site.about, name="about"),
    path("privacy/", site.privacy, name="privacy"),
    path("credits/", site.credits, name="credits"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("departments/", site.departments, name="departments"),
    path("departments/<str:key>/", browse.agency, name="agency"),
    path("accessibility/", site.accessibility, name="accessibility"),
]
