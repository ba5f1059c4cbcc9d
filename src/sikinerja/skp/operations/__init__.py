"""The verbs of the SKP, by theme: plan, rhk, indikator, salin, flow, ekspektasi, revisi, lampiran."""
