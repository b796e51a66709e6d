"""Which door of accounts?

All lie under the admin's path, so that its cookies reach them and no public page.
"""

from django.urls import path

from exchangezones.accounts.views import codes, entry, links, passwords

app_name = "accounts"
urlpatterns = [
    path("code/", entry.give_code, name="code"),
    path("second-step/", codes.second_factor, name="second_factor"),
    path("join/", links.join, name="join"),
    path("password/", passwords.new_password, name="new_password"),
]
