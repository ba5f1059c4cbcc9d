"""Facts of the printed documents and what is open to be printed."""
