-- Activities of a month by unit (per_unit) or by perangkat daerah.
SELECT k.id, coalesce(u.nama, p.nama, 'Tanpa unit kerja') AS nama, k.orang, k.aktif, k.jumlah, k.menit
FROM (
    SELECT
        CASE WHEN %(per_unit)s THEN b.unit_kerja_id ELSE b.perangkat_daerah_id END AS id,
        count(*) AS orang,
        count(a.pegawai_id) AS aktif,
        coalesce(sum(a.jumlah), 0)::bigint AS jumlah,
        coalesce(sum(a.menit), 0)::bigint AS menit
    FROM pegawai_bulan b
    LEFT JOIN (
        SELECT
            a.pegawai_id,
            count(*) AS jumlah,
            round(extract(epoch FROM sum(a.selesai - a.mulai)) / 60)::bigint AS menit
        FROM aktivitas_aktivitas a
        WHERE a.tanggal BETWEEN %(awal)s AND %(akhir)s
        AND (%(pd)s::bigint[] IS NULL OR a.pegawai_id IN (
            SELECT r.pegawai_id FROM kepegawaian_riwayatjabatan r
            WHERE r.perangkat_daerah_id = ANY (%(pd)s::bigint[])
        ))
        GROUP BY 1
    ) a USING (pegawai_id)
    WHERE (%(unit)s::bigint[] IS NULL OR b.unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR b.jenis_jabatan = %(jenis)s)
    GROUP BY 1
) k
LEFT JOIN kepegawaian_unitkerja u ON %(per_unit)s AND u.id = k.id
LEFT JOIN kepegawaian_perangkatdaerah p ON NOT %(per_unit)s AND p.id = k.id
ORDER BY menit DESC, nama, id
