"""Menu ``perhitungan_tpp``: why a TPP percentage is what it is, line by line."""
