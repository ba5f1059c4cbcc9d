-- How many employees of a month have attendance, by perangkat daerah. Reads pegawai_bulan like a table.
-- Parameters: those of kepegawaian.queries.bulan, and keadaan (bigint[]: who owes nothing for the month).
SELECT
    b.perangkat_daerah_id,
    d.nama,
    count(*) AS pegawai,
    count(h.id) AS ada,
    count(*) FILTER (WHERE h.id IS NULL AND b.pegawai_id = ANY (%(keadaan)s::bigint[])) AS keadaan,
    round(avg(h.nilai), 2) AS rata
FROM pegawai_bulan b
LEFT JOIN kepegawaian_perangkatdaerah d ON d.id = b.perangkat_daerah_id
LEFT JOIN kehadiran_kehadiran h
    ON h.pegawai_id = b.pegawai_id AND h.tahun = %(tahun)s AND h.bulan = %(bulan)s
GROUP BY b.perangkat_daerah_id, d.nama
ORDER BY lower(d.nama), b.perangkat_daerah_id
