-- What a TPP percentage is computed from, for every employee of a month.
-- Reads penilai_bulan like a table. Parameters: those of it, and keadaan (bigint[]: who
-- owes nothing for the month).
--
-- What a month ended with is decided here and nowhere else. A predikat counts wherever there is one; a month that
-- is half rated, or withdrawn and not filed again, is filed and not rated.
SELECT
    b.pegawai_id,
    b.akun_id,
    b.riwayat_id,
    b.perangkat_daerah_id,
    b.pd_jadwal,
    b.langkah,
    b.unit_kerja_id,
    b.jabatan_id,
    b.penilai_id,
    coalesce(b.jenis_jabatan, '') AS jenis_jabatan,
    b.penilaian_id,
    CASE
        WHEN b.penilaian_id IS NOT NULL THEN b.predikat
        WHEN b.pegawai_id = ANY (%(keadaan)s::bigint[]) THEN 'KEADAAN'
        WHEN b.pengajuan_id IS NOT NULL THEN 'BELUM_DINILAI'
        WHEN b.disetujui THEN 'TIDAK_MENGISI'
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
FROM penilai_bulan b
LEFT JOIN LATERAL (
    SELECT *
    FROM kehadiran_kehadiran
    WHERE pegawai_id = b.pegawai_id AND 12 * tahun + bulan = 12 * %(tahun)s + %(bulan)s
    LIMIT 1
) h ON true
