"""Views of the menu Rilis, by theme."""
