-- The employees of some perangkat daerah in a month with their attendance: a page of them. Who needs a look comes
-- first (none without a reason, late, early, absent: Orang.perlu_dilihat says the same), then by name.
-- Reads pegawai_bulan like a table. Parameters: those of kepegawaian.queries.bulan, keadaan (bigint[]),
-- belum (only who has none and is in no keadaan khusus), batas, lewati.
SELECT
    b.pegawai_id,
    a.nama,
    p.nip,
    h.hari_kerja,
    h.hadir,
    h.terlambat,
    h.pulang_cepat,
    h.alpa,
    h.izin_cuti,
    h.nilai,
    h.terlambat_menit,
    h.pulang_cepat_menit,
    count(*) OVER () AS semua
FROM pegawai_bulan b
CROSS JOIN LATERAL (SELECT nip FROM kepegawaian_pegawai WHERE id = b.pegawai_id LIMIT 1) p
CROSS JOIN LATERAL (SELECT nama FROM akun_akun WHERE id = b.akun_id LIMIT 1) a
LEFT JOIN LATERAL (
    SELECT *
    FROM kehadiran_kehadiran
    WHERE pegawai_id = b.pegawai_id AND 12 * tahun + bulan = 12 * %(tahun)s + %(bulan)s
    LIMIT 1
) h ON true
WHERE NOT %(belum)s OR (h.id IS NULL AND NOT b.pegawai_id = ANY (%(keadaan)s::bigint[]))
ORDER BY
    CASE
        WHEN h.id IS NULL THEN NOT b.pegawai_id = ANY (%(keadaan)s::bigint[])
        ELSE h.terlambat + h.pulang_cepat + h.alpa > 0
    END DESC,
    lower(a.nama), b.pegawai_id
LIMIT %(batas)s OFFSET %(lewati)s
