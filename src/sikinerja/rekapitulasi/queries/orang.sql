-- The employees of a month by name, without asking how far they are: a page of them.
SELECT
    b.pegawai_id,
    b.perangkat_daerah_id,
    b.nama,
    g.nip,
    j.nama AS jabatan,
    u.nama AS unit_kerja,
    NOT b.aktif AS lepas,
    k.jenis AS lepas_keadaan,
    k.tanggal_mulai AS lepas_sejak,
    b.semua
FROM (
    SELECT b.*, o.nama, o.aktif, count(*) OVER () AS semua
    FROM pegawai_bulan b
    CROSS JOIN LATERAL (SELECT nama, username, aktif FROM akun_akun WHERE id = b.akun_id LIMIT 1) o
    WHERE (%(unit)s::bigint[] IS NULL OR b.unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR b.jenis_jabatan = %(jenis)s)
    AND (%(nip)s = '' OR o.username LIKE %(nip)s || '%%')
    AND (%(nama)s::text[] IS NULL OR core_lipat(o.nama) LIKE ALL (SELECT core_lipat(kata) FROM unnest(%(nama)s::text[]) AS kata))
    ORDER BY lower(o.nama), b.pegawai_id
    LIMIT %(batas)s OFFSET %(lewati)s
) b
CROSS JOIN LATERAL (SELECT nip FROM kepegawaian_pegawai WHERE id = b.pegawai_id LIMIT 1) g
LEFT JOIN LATERAL (
    SELECT jenis, tanggal_mulai
    FROM kepegawaian_keadaankhusus
    WHERE NOT b.aktif AND pegawai_id = b.pegawai_id AND jenis IN ('PENSIUN', 'MENINGGAL', 'KONTRAK_BERAKHIR')
    AND tanggal_mulai <= %(hari_ini)s AND (tanggal_selesai IS NULL OR tanggal_selesai >= %(hari_ini)s)
    ORDER BY tanggal_mulai DESC LIMIT 1
) k ON true
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_jabatan WHERE id = b.jabatan_id LIMIT 1) j ON true
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_unitkerja WHERE id = b.unit_kerja_id LIMIT 1) u ON true
ORDER BY lower(b.nama), b.pegawai_id
