"""Menu ``rekapitulasi``: a PD and the province at a glance (F8.5)."""
