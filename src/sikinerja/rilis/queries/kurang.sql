-- Who lacks something before a release: one kind, of one PD (0: of all; -1: of none), page by page; `semua` counts them.
SELECT pegawai_id, nip, nama, jabatan, nama_pd, unit_kerja, penilai_nama, penilai_id, count(*) OVER () AS semua
FROM fakta
WHERE (status = %(apa)s OR (%(apa)s = 'TANPA_ABSENSI' AND nilai_absensi IS NULL AND status <> 'KEADAAN_KHUSUS'))
AND (%(hanya_pd)s = 0 OR coalesce(perangkat_daerah_id, -1) = %(hanya_pd)s)
ORDER BY perangkat_daerah_id IS NULL, lower(nama_pd), perangkat_daerah_id, lower(nama), pegawai_id
LIMIT %(banyak)s OFFSET %(lewati)s
