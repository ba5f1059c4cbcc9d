"""What BKD does with TPP policies and exemptions (F8.4)."""
