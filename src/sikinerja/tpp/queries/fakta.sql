-- What a TPP percentage is computed from, for every employee of a month.
-- Reads pegawai_bulan like a table. Parameters: those of kepegawaian.queries.bulan, and keadaan (bigint[]: who
-- owes nothing for the month).
--
-- What a month ended with is decided here and nowhere else. A predikat counts wherever there is one; a month that
-- is half rated, or withdrawn and not filed again, is filed and not rated.
SELECT
    b.pegawai_id,
    b.akun_id,
    b.riwayat_id,
    b.perangkat_daerah_id,
    b.unit_kerja_id,
    b.jabatan_id,
    coalesce(n.penilai_id, r.penilai_id, b.penilai_id) AS penilai_id,
    coalesce(b.jenis_jabatan, '') AS jenis_jabatan,
    n.id AS penilaian_id,
    CASE
        WHEN n.id IS NOT NULL THEN n.predikat
        WHEN b.pegawai_id = ANY (%(keadaan)s::bigint[]) THEN 'KEADAAN'
        WHEN r.pengajuan_id IS NOT NULL THEN 'BELUM_DINILAI'
        WHEN EXISTS (
            SELECT FROM kepegawaian_riwayatjabatan q
            WHERE q.pegawai_id = b.pegawai_id AND (
                SELECT s.versi_terakhir > 0 AND s.periode_awal <= %(akhir)s AND s.periode_akhir >= %(awal)s
                FROM skp_skp s WHERE s.riwayat_id = q.id LIMIT 1
            )
        ) THEN 'TIDAK_MENGISI'
        ELSE 'TANPA_SKP'
    END AS hasil,
    h.hari_kerja,
    h.hadir,
    h.terlambat,
    h.pulang_cepat,
    h.alpa,
    h.izin_cuti,
    h.nilai,
    h.terlambat_menit,
    h.pulang_cepat_menit
FROM pegawai_bulan b
LEFT JOIN LATERAL (
    SELECT id, penilai_id, pengajuan_id
    FROM realisasi_realisasi
    WHERE pegawai_id = b.pegawai_id AND 12 * tahun + bulan = 12 * %(tahun)s + %(bulan)s
    LIMIT 1
) r ON true
LEFT JOIN LATERAL (
    SELECT id, penilai_id, predikat
    FROM penilaian_penilaian
    WHERE realisasi_id = r.id AND predikat <> ''
    LIMIT 1
) n ON true
LEFT JOIN LATERAL (
    SELECT *
    FROM kehadiran_kehadiran
    WHERE pegawai_id = b.pegawai_id AND 12 * tahun + bulan = 12 * %(tahun)s + %(bulan)s
    LIMIT 1
) h ON true
