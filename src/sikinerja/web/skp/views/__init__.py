"""Views of the menu SKP, by theme: plan, rhk, indikator, flow, salin."""
