"""Staff and readers: signing in, roles, consents."""
