-- Activities of a month by unit (per_unit) or by perangkat daerah.
SELECT k.id, coalesce(u.nama, p.nama, CASE WHEN %(per_unit)s THEN 'Tanpa unit kerja' ELSE 'Tanpa perangkat daerah' END) AS nama, k.orang, k.aktif, k.jumlah, k.menit
FROM (
    SELECT
        CASE WHEN %(per_unit)s THEN b.unit_kerja_id ELSE b.perangkat_daerah_id END AS id,
        count(*) AS orang,
        count(*) FILTER (WHERE a.jumlah > 0) AS aktif,
        coalesce(sum(a.jumlah), 0)::bigint AS jumlah,
        coalesce(sum(a.menit), 0)::bigint AS menit
    FROM pegawai_bulan b
    CROSS JOIN LATERAL (
        SELECT count(*) AS jumlah, round(extract(epoch FROM sum(selesai - mulai)) / 60)::bigint AS menit
        FROM aktivitas_aktivitas
        WHERE pegawai_id = b.pegawai_id AND tanggal BETWEEN %(awal)s AND %(akhir)s
    ) a
    WHERE (%(unit)s::bigint[] IS NULL OR b.unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR b.jenis_jabatan = %(jenis)s)
    GROUP BY 1
) k
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_unitkerja WHERE %(per_unit)s AND id = k.id LIMIT 1) u ON true
LEFT JOIN LATERAL (
    SELECT nama FROM kepegawaian_perangkatdaerah WHERE NOT %(per_unit)s AND id = k.id LIMIT 1
) p ON true
ORDER BY menit DESC, nama, id
