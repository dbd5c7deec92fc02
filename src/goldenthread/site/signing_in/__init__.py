"""The doors for signing in: each view reads a form or an answer, calls `access.signing`, and sends the person on."""
