"""The doors of accounts: the way in, the second step, invitations and passwords."""
