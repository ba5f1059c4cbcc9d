-- Predikat of a year by unit (per_unit) or by perangkat daerah: of the year itself (bulan 0) and of its months.
-- Two positions in a year are two SKP, each with a predikat of its own (domain.md §9).
SELECT d.kelompok_id AS id, coalesce(u.nama, p.nama) AS nama, d.bulan, d.predikat, d.jumlah
FROM (
    SELECT
        CASE WHEN %(per_unit)s THEN r.unit_kerja_id ELSE r.perangkat_daerah_id END AS kelompok_id,
        0 AS bulan,
        s.predikat,
        count(*) AS jumlah
    FROM skp_skp s
    JOIN kepegawaian_riwayatjabatan r ON r.id = s.riwayat_id
    WHERE s.tahun = %(tahun)s AND s.predikat <> ''
    AND (%(pd)s::bigint[] IS NULL OR r.perangkat_daerah_id = ANY (%(pd)s::bigint[]))
    AND (%(unit)s::bigint[] IS NULL OR r.unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR r.jenis_jabatan = %(jenis)s)
    GROUP BY 1, 3
    UNION ALL
    SELECT
        CASE WHEN %(per_unit)s THEN r.unit_kerja_id ELSE r.perangkat_daerah_id END,
        m.bulan,
        n.predikat,
        count(*)
    FROM kepegawaian_riwayatjabatan r
    JOIN skp_skp s ON s.riwayat_id = r.id
    JOIN realisasi_realisasi m ON m.skp_id = s.id AND m.status = 'SELESAI'
    JOIN penilaian_penilaian n ON n.realisasi_id = m.id
    WHERE m.tahun = %(tahun)s
    AND (%(pd)s::bigint[] IS NULL OR r.perangkat_daerah_id = ANY (%(pd)s::bigint[]))
    AND (%(unit)s::bigint[] IS NULL OR r.unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR r.jenis_jabatan = %(jenis)s)
    GROUP BY 1, 2, 3
) d
LEFT JOIN kepegawaian_unitkerja u ON %(per_unit)s AND u.id = d.kelompok_id
LEFT JOIN kepegawaian_perangkatdaerah p ON NOT %(per_unit)s AND p.id = d.kelompok_id
ORDER BY nama, id
