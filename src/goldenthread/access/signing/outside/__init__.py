"""Signing in with an outside identity provider by OpenID Connect."""
