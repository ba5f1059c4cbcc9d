-- Every employee of a month with what became of it, and who rates it now or rated it: decided here and nowhere else.
-- Reads pegawai_bulan like a table. Its parameters.
--
-- Rated to the end: the person of the rating. Filed: with whom it stands. Not filed: whom the riwayat of the SKP
-- names under which it is filed (skp.queries.untuk_bulan: of a month in which somebody moved, the old one as long
-- as that SKP counts). Without an approved SKP (disetujui): that of the newest one still to be approved; without any
-- SKP whom the riwayat in force on the last day names. The rater's list asks the same (subordinates._people).
SELECT
    b.pegawai_id,
    b.akun_id,
    b.riwayat_id,
    b.perangkat_daerah_id,
    b.unit_kerja_id,
    b.jabatan_id,
    b.jenis_jabatan,
    CASE
        WHEN n.predikat <> '' THEN n.penilai_id
        WHEN m.pengajuan_id IS NOT NULL THEN m.penilai_id
        ELSE coalesce(q.penilai_id, b.penilai_id)
    END AS penilai_id,
    CASE WHEN n.predikat <> '' THEN n.identitas_penilai ->> 'nama' END AS penilai_saat_itu,
    coalesce(q.disetujui, false) AS disetujui,
    m.status AS langkah,
    m.pengajuan_id,
    CASE WHEN n.predikat <> '' THEN n.id END AS penilaian_id,
    n.predikat,
    n.rating_hasil_kerja,
    n.rating_perilaku,
    n.selesai_pada
FROM pegawai_bulan b
LEFT JOIN LATERAL (
    SELECT *
    FROM realisasi_realisasi
    WHERE pegawai_id = b.pegawai_id AND 12 * tahun + bulan = 12 * %(tahun)s + %(bulan)s
    LIMIT 1
) m ON true
LEFT JOIN LATERAL (
    SELECT * FROM penilaian_penilaian WHERE realisasi_id = m.id LIMIT 1
) n ON true
LEFT JOIN LATERAL (
    SELECT h.penilai_id, s.disetujui
    FROM kepegawaian_riwayatjabatan h
    LEFT JOIN LATERAL (
        SELECT periode_awal, versi_terakhir > 0 AS disetujui
        FROM skp_skp
        WHERE riwayat_id = h.id AND periode_awal <= %(akhir)s AND periode_akhir >= %(awal)s
        LIMIT 1
    ) s ON true
    WHERE h.pegawai_id = b.pegawai_id
    ORDER BY s.disetujui DESC NULLS LAST, s.periode_awal DESC NULLS LAST, h.id = b.riwayat_id DESC
    LIMIT 1
) q ON true
