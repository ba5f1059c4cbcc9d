"""Views of the menu SKP, by theme: plan, rhk, indikator, flow, revisi, lampiran, versi, salin."""
