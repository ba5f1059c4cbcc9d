"""Door ``api``: ``/api/v1/`` for programs, through the same operations and queries as the web."""
