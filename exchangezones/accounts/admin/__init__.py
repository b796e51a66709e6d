"""The operators' desk for accounts: people, invitations, the audit log; groups to look at for
superusers.
"""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from exchangezones.accounts.admin.account import AccountAdmin
from exchangezones.accounts.admin.invitation import InvitationAdmin
from exchangezones.accounts.admin.record import AuditEntryAdmin, GroupAdmin
from exchangezones.accounts.models import AuditEntry, Invitation

# The libraries' own pages show every account, and the secrets of second steps.
admin.site.unregister([get_user_model(), Group, TOTPDevice, StaticDevice])
admin.site.register(get_user_model(), AccountAdmin)
admin.site.register(Group, GroupAdmin)
admin.site.register(Invitation, InvitationAdmin)
admin.site.register(AuditEntry, AuditEntryAdmin)
