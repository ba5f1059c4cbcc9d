"""Menu ``webhook`` (Kelola » Webhook): BKD only."""
