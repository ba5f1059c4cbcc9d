"""Views of the menu ``tpp``, by theme."""
