-- The employees of a month by name, without asking how far they are: a page of them.
SELECT
    b.pegawai_id,
    o.nama,
    g.nip,
    j.nama AS jabatan,
    u.nama AS unit_kerja,
    count(*) OVER () AS semua
FROM pegawai_bulan b
JOIN kepegawaian_pegawai g ON g.id = b.pegawai_id
JOIN akun_akun o ON o.id = g.akun_id
LEFT JOIN kepegawaian_jabatan j ON j.id = b.jabatan_id
LEFT JOIN kepegawaian_unitkerja u ON u.id = b.unit_kerja_id
WHERE (%(unit)s::bigint[] IS NULL OR b.unit_kerja_id = ANY (%(unit)s::bigint[]))
AND (%(jenis)s = '' OR b.jenis_jabatan = %(jenis)s)
AND (%(nip)s = '' OR o.username LIKE %(nip)s || '%%')
AND (%(nama)s::text[] IS NULL OR upper(o.nama) LIKE ALL (%(nama)s::text[]))
ORDER BY lower(o.nama), b.pegawai_id
LIMIT %(batas)s OFFSET %(lewati)s
