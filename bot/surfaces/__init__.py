"""The ways in: Discord's gateway, signed HTTP, and the terminal."""
