"""Views of the menu, by theme: the page, factors, passkeys, tokens."""
