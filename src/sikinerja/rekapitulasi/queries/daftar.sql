-- The people themselves by name: a page of them (batas, lewati) with how many there are, or all (batas NULL).
SELECT
    s.pegawai_id,
    o.nama,
    o.nip,
    j.nama AS jabatan,
    u.nama AS unit_kerja,
    p.nama AS perangkat_daerah,
    a.nama AS penilai,
    s.keadaan,
    s.predikat,
    s.rating_hasil_kerja,
    s.rating_perilaku,
    s.diajukan_pada,
    s.selesai_pada,
    s.langkah,
    s.status,
    CASE WHEN s.status = 'TANPA_SKP' THEN (
        SELECT k.status FROM kepegawaian_riwayatjabatan q JOIN skp_skp k ON k.riwayat_id = q.id
        WHERE q.pegawai_id = s.pegawai_id AND k.periode_awal <= %(akhir)s AND k.periode_akhir >= %(awal)s
        ORDER BY k.periode_awal DESC LIMIT 1
    ) END AS status_skp,
    s.semua
FROM (
    SELECT s.*, count(*) OVER () AS semua
    FROM status_bulan s
    JOIN kepegawaian_pegawai g ON g.id = s.pegawai_id
    JOIN akun_akun o ON o.id = g.akun_id
    WHERE (%(unit)s::bigint[] IS NULL OR s.unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR s.jenis_jabatan = %(jenis)s)
    AND (%(status)s = '' OR s.status = %(status)s)
    AND (%(nip)s = '' OR o.username LIKE %(nip)s || '%%')
    AND (%(nama)s::text[] IS NULL OR upper(o.nama) LIKE ALL (%(nama)s::text[]))
    ORDER BY lower(o.nama), s.pegawai_id
    LIMIT %(batas)s OFFSET %(lewati)s
) s
JOIN (
    SELECT g.id, g.nip, o.nama FROM kepegawaian_pegawai g JOIN akun_akun o ON o.id = g.akun_id
) o ON o.id = s.pegawai_id
LEFT JOIN kepegawaian_jabatan j ON j.id = s.jabatan_id
LEFT JOIN kepegawaian_unitkerja u ON u.id = s.unit_kerja_id
LEFT JOIN kepegawaian_perangkatdaerah p ON p.id = s.perangkat_daerah_id
LEFT JOIN (
    SELECT g.id, o.nama FROM kepegawaian_pegawai g JOIN akun_akun o ON o.id = g.akun_id
) a ON a.id = s.penilai_id
ORDER BY lower(o.nama), s.pegawai_id
