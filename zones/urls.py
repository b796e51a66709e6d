"""The addresses of the directory's pages, under each language's prefix."""

from django.urls import path

from zones import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("places/", views.places, name="places"),
    path("z/<str:public_id>/", views.short_link, name="short_link"),
    path("zones/", views.browse, name="browse"),
    path("zones/<slug:country>/", views.browse, name="browse"),
    path("zones/<slug:country>/<slug:region>/", views.browse, name="browse"),
    path("zones/<slug:country>/<slug:region>/<slug:city>/", views.browse, name="browse"),
    path("zones/<slug:country>/<slug:region>/<slug:city>/<slug:slug>/", views.zone, name="zone"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("credits/", views.credits, name="credits"),
    path("departments/", views.departments, name="departments"),
]
