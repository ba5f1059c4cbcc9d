"""Tables of organisation and employees held against the database: what each row would change (F8.8)."""
