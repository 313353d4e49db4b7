"""The frame of all pages: home, sign-in, sign-out, the password, light and dark."""
