-- Who lacks something before a release: one kind, of one PD (0: of all; -1: of none), page by page; `semua` counts them.
-- `lepas`: cannot log in any more, and the state by which they are out of service (as rekapitulasi's daftar.sql).
SELECT s.*, k.jenis AS lepas_keadaan, k.tanggal_mulai AS lepas_sejak
FROM (
    SELECT
        f.pegawai_id, f.perangkat_daerah_id, f.nip, f.nama, f.jabatan, f.nama_pd, f.unit_kerja, f.penilai_nama,
        f.penilai_id, f.lepas AND f.status IN ('TIDAK_MENGISI', 'TANPA_SKP') AS lepas, count(*) OVER () AS semua
    FROM fakta f
    WHERE (
        f.status = %(apa)s
        OR (%(apa)s = 'TANPA_ABSENSI' AND f.nilai_absensi IS NULL AND f.status <> 'KEADAAN_KHUSUS')
    )
    AND (%(hanya_pd)s = 0 OR coalesce(f.perangkat_daerah_id, -1) = %(hanya_pd)s)
    ORDER BY f.perangkat_daerah_id IS NULL, lower(f.nama_pd), f.perangkat_daerah_id, lower(f.nama), f.pegawai_id
    LIMIT %(banyak)s OFFSET %(lewati)s
) s
LEFT JOIN LATERAL (
    SELECT jenis, tanggal_mulai
    FROM kepegawaian_keadaankhusus
    WHERE s.lepas AND pegawai_id = s.pegawai_id AND jenis IN ('PENSIUN', 'MENINGGAL', 'KONTRAK_BERAKHIR')
    AND tanggal_mulai <= %(hari_ini)s AND (tanggal_selesai IS NULL OR tanggal_selesai >= %(hari_ini)s)
    ORDER BY tanggal_mulai DESC LIMIT 1
) k ON true
ORDER BY s.perangkat_daerah_id IS NULL, lower(s.nama_pd), s.perangkat_daerah_id, lower(s.nama), s.pegawai_id
