"""Signing in: passwords, second factors, outside providers, sessions, limits and invitations.

Nothing here speaks HTTP but what asks an outside provider; the doors in `site.signing_in` do.
"""
