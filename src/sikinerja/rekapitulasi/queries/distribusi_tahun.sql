-- Predikat of a year by unit (per_unit) or by perangkat daerah: of the year itself (bulan 0) and of its months.
-- Two positions in a year are two SKP, each with a predikat of its own (domain.md §9).
WITH plan AS NOT MATERIALIZED (
    SELECT
        CASE WHEN %(per_unit)s THEN r.unit_kerja_id ELSE r.perangkat_daerah_id END AS kelompok_id,
        s.id AS skp_id,
        s.tahun,
        s.predikat
    FROM kepegawaian_riwayatjabatan r
    CROSS JOIN LATERAL (SELECT id, tahun, predikat FROM skp_skp WHERE riwayat_id = r.id LIMIT 1) s
    WHERE (%(pd)s::bigint[] IS NULL OR r.perangkat_daerah_id = ANY (%(pd)s::bigint[]))
    AND (%(unit)s::bigint[] IS NULL OR r.unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR r.jenis_jabatan = %(jenis)s)
)

SELECT d.kelompok_id AS id, coalesce(u.nama, p.nama) AS nama, d.bulan, d.predikat, d.jumlah
FROM (
    SELECT kelompok_id, 0 AS bulan, predikat, count(*) AS jumlah
    FROM plan
    WHERE tahun = %(tahun)s AND predikat <> ''
    GROUP BY 1, 3
    UNION ALL
    SELECT kelompok_id, m.bulan, n.predikat, count(*)
    FROM plan
    CROSS JOIN LATERAL (
        SELECT id, bulan, status FROM realisasi_realisasi WHERE skp_id = plan.skp_id OFFSET 0
    ) m
    CROSS JOIN LATERAL (SELECT predikat FROM penilaian_penilaian WHERE realisasi_id = m.id LIMIT 1) n
    WHERE plan.tahun = %(tahun)s AND m.status = 'SELESAI'
    GROUP BY 1, 2, 3
) d
LEFT JOIN LATERAL (
    SELECT nama FROM kepegawaian_unitkerja WHERE %(per_unit)s AND id = d.kelompok_id LIMIT 1
) u ON true
LEFT JOIN LATERAL (
    SELECT nama FROM kepegawaian_perangkatdaerah WHERE NOT %(per_unit)s AND id = d.kelompok_id LIMIT 1
) p ON true
ORDER BY nama, id
