"""Other systems and their files: fetched and read here, written by operations (docs/integrations/)."""
