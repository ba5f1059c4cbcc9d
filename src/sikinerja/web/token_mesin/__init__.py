"""Menu ``token_mesin``: tokens with which other systems come in at the API."""
