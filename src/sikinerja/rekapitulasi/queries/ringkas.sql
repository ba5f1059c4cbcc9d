-- How many people stand where, by unit (per_unit) or by perangkat daerah.
SELECT s.kelompok_id AS id, coalesce(u.nama, p.nama, CASE WHEN %(per_unit)s THEN 'Tanpa unit kerja' ELSE 'Tanpa perangkat daerah' END) AS nama, s.status, s.predikat, s.lepas, s.jumlah
FROM (
    SELECT
        CASE WHEN %(per_unit)s THEN unit_kerja_id ELSE perangkat_daerah_id END AS kelompok_id,
        status,
        coalesce(predikat, '') AS predikat,
        lepas,
        count(*) AS jumlah
    FROM status_bulan
    WHERE (%(unit)s::bigint[] IS NULL OR unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR jenis_jabatan = %(jenis)s)
    GROUP BY 1, 2, 3, 4
) s
LEFT JOIN LATERAL (
    SELECT nama FROM kepegawaian_unitkerja WHERE %(per_unit)s AND id = s.kelompok_id LIMIT 1
) u ON true
LEFT JOIN LATERAL (
    SELECT nama FROM kepegawaian_perangkatdaerah WHERE NOT %(per_unit)s AND id = s.kelompok_id LIMIT 1
) p ON true
ORDER BY nama, id
