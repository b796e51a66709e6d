"""The addresses of the board's pages, under each language's prefix."""

from django.urls import path

from tips import feeds, views

urlpatterns = [
    path("", views.tips_page, name="tips"),
    path("feed/", feeds.feed, name="tips_feed"),
    path("differ/<slug:slug>/", views.differ, name="differ"),
    path("checklist/<slug:audience>/", views.checklist, name="checklist"),
    path("<slug:topic>/", views.topic, name="topic"),
]
