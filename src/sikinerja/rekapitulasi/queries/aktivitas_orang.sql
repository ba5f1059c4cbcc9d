-- Activities of a month by person, most hours first; who has none stands at the end.
SELECT
    b.pegawai_id,
    o.nama,
    g.nip,
    u.nama AS unit_kerja,
    coalesce(a.jumlah, 0) AS jumlah,
    coalesce(a.menit, 0) AS menit,
    coalesce(a.hari, 0) AS hari,
    count(*) OVER () AS semua
FROM pegawai_bulan b
CROSS JOIN LATERAL (SELECT nama, username FROM akun_akun WHERE id = b.akun_id LIMIT 1) o
CROSS JOIN LATERAL (SELECT nip FROM kepegawaian_pegawai WHERE id = b.pegawai_id LIMIT 1) g
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_unitkerja WHERE id = b.unit_kerja_id LIMIT 1) u ON true
LEFT JOIN LATERAL (
    SELECT
        count(*) AS jumlah,
        round(extract(epoch FROM sum(a.selesai - a.mulai)) / 60)::bigint AS menit,
        count(DISTINCT a.tanggal) AS hari
    FROM aktivitas_aktivitas a
    WHERE a.pegawai_id = b.pegawai_id AND a.tanggal BETWEEN %(awal)s AND %(akhir)s
) a ON true
WHERE (%(unit)s::bigint[] IS NULL OR b.unit_kerja_id = ANY (%(unit)s::bigint[]))
AND (%(jenis)s = '' OR b.jenis_jabatan = %(jenis)s)
AND (%(nip)s = '' OR o.username LIKE %(nip)s || '%%')
AND (%(nama)s::text[] IS NULL OR core_lipat(o.nama) LIKE ALL (SELECT core_lipat(kata) FROM unnest(%(nama)s::text[]) AS kata))
ORDER BY menit DESC, lower(o.nama), b.pegawai_id
LIMIT %(batas)s OFFSET %(lewati)s
