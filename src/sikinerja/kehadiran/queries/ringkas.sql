-- How many employees of a month have attendance, by perangkat daerah. Reads pegawai_bulan like a table.
-- Parameters: those of kepegawaian.queries.bulan, and keadaan (bigint[]: who owes nothing for the month).
SELECT
    k.perangkat_daerah_id,
    d.nama,
    k.pegawai,
    k.ada,
    k.keadaan,
    k.rata
FROM (
    SELECT
        b.perangkat_daerah_id,
        count(*) AS pegawai,
        count(h.id) AS ada,
        count(*) FILTER (WHERE h.id IS NULL AND b.pegawai_id = ANY (%(keadaan)s::bigint[])) AS keadaan,
        round(avg(h.nilai), 2) AS rata
    FROM pegawai_bulan b
    LEFT JOIN LATERAL (
        SELECT id, nilai
        FROM kehadiran_kehadiran
        WHERE pegawai_id = b.pegawai_id AND 12 * tahun + bulan = 12 * %(tahun)s + %(bulan)s
        LIMIT 1
    ) h ON true
    GROUP BY b.perangkat_daerah_id
) k
LEFT JOIN LATERAL (
    SELECT nama FROM kepegawaian_perangkatdaerah WHERE id = k.perangkat_daerah_id LIMIT 1
) d ON true
ORDER BY lower(d.nama), k.perangkat_daerah_id
