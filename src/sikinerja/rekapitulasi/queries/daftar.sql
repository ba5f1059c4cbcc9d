-- The people themselves by name: a page of them (batas, lewati) with how many there are, or all (batas NULL).
SELECT
    s.pegawai_id,
    s.nama,
    g.nip,
    j.nama AS jabatan,
    u.nama AS unit_kerja,
    p.nama AS perangkat_daerah,
    coalesce(
        nullif(s.penilai_saat_itu, ''),
        (
            SELECT a.nama FROM akun_akun a
            WHERE a.id = (SELECT g.akun_id FROM kepegawaian_pegawai g WHERE g.id = s.penilai_id LIMIT 1)
            LIMIT 1
        )
    ) AS penilai,
    CASE WHEN coalesce(s.penilai_saat_itu, '') = '' THEN s.penilai_id END AS penilai_id,
    s.keadaan,
    s.lepas,
    k.jenis AS lepas_keadaan,
    k.tanggal_mulai AS lepas_sejak,
    s.predikat,
    s.rating_hasil_kerja,
    s.rating_perilaku,
    s.diajukan_pada,
    s.selesai_pada,
    s.langkah,
    s.status,
    CASE WHEN s.status = 'TANPA_SKP' THEN (
        SELECT k.status
        FROM kepegawaian_riwayatjabatan q
        CROSS JOIN LATERAL (SELECT * FROM skp_skp k WHERE k.riwayat_id = q.id LIMIT 1) k
        WHERE q.pegawai_id = s.pegawai_id AND k.periode_awal <= %(akhir)s AND k.periode_akhir >= %(awal)s
        ORDER BY k.periode_awal DESC LIMIT 1
    ) END AS status_skp,
    CASE WHEN s.status = 'TANPA_SKP' THEN (
        SELECT (min(v.disetujui_pada) AT TIME ZONE %(zona)s)::date
        FROM kepegawaian_riwayatjabatan q
        CROSS JOIN LATERAL (SELECT * FROM skp_skp k WHERE k.riwayat_id = q.id LIMIT 1) k
        CROSS JOIN LATERAL (SELECT * FROM skp_versi WHERE skp_id = k.id AND nomor = 1 LIMIT 1) v
        WHERE q.pegawai_id = s.pegawai_id AND k.periode_awal <= %(akhir)s AND k.periode_akhir >= %(awal)s
    ) END AS disetujui,
    s.semua
FROM (
    SELECT s.*, o.nama, count(*) OVER () AS semua
    FROM status_bulan s
    CROSS JOIN LATERAL (SELECT nama, username FROM akun_akun WHERE id = s.akun_id LIMIT 1) o
    WHERE (%(unit)s::bigint[] IS NULL OR s.unit_kerja_id = ANY (%(unit)s::bigint[]))
    AND (%(jenis)s = '' OR s.jenis_jabatan = %(jenis)s)
    AND (%(status)s = '' OR s.status = %(status)s)
    AND (
        NOT %(ditagih)s OR NOT s.lepas OR s.status NOT IN ('TANPA_SKP', 'BELUM_DIISI', 'TIDAK_MENGISI')
    )
    AND (%(nip)s = '' OR o.username LIKE %(nip)s || '%%')
    AND (%(nama)s::text[] IS NULL OR core_lipat(o.nama) LIKE ALL (SELECT core_lipat(kata) FROM unnest(%(nama)s::text[]) AS kata))
    ORDER BY lower(o.nama), s.pegawai_id
    LIMIT %(batas)s OFFSET %(lewati)s
) s
CROSS JOIN LATERAL (SELECT nip FROM kepegawaian_pegawai WHERE id = s.pegawai_id LIMIT 1) g
LEFT JOIN LATERAL (
    SELECT jenis, tanggal_mulai
    FROM kepegawaian_keadaankhusus
    WHERE s.lepas AND pegawai_id = s.pegawai_id AND jenis IN ('PENSIUN', 'MENINGGAL', 'KONTRAK_BERAKHIR')
    AND tanggal_mulai <= %(hari_ini)s AND (tanggal_selesai IS NULL OR tanggal_selesai >= %(hari_ini)s)
    ORDER BY tanggal_mulai DESC LIMIT 1
) k ON true
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_jabatan WHERE id = s.jabatan_id LIMIT 1) j ON true
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_unitkerja WHERE id = s.unit_kerja_id LIMIT 1) u ON true
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_perangkatdaerah WHERE id = s.perangkat_daerah_id LIMIT 1) p ON true
ORDER BY lower(s.nama), s.pegawai_id
