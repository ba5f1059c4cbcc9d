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
    coalesce(q.urutan >= 500000, false) AS disetujui,
    -- The PD whose window the month has (rekapitulasi.rules.tahunan.pd_bulan): of its SKP, not where one is by now.
    CASE
        WHEN m.pengajuan_id IS NOT NULL THEN (
            SELECT r.perangkat_daerah_id
            FROM kepegawaian_riwayatjabatan r
            WHERE r.id = (SELECT s.riwayat_id FROM skp_skp s WHERE s.id = m.skp_id LIMIT 1)
            LIMIT 1
        )
        WHEN q.urutan >= 500000 THEN q.perangkat_daerah_id
        ELSE b.perangkat_daerah_id
    END AS pd_jadwal,
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
    SELECT
        h.penilai_id,
        h.perangkat_daerah_id,
        (
            -- One look-up for both: an approved one lies a million days later.
            SELECT s.periode_awal - date '2000-01-01' + CASE WHEN s.versi_terakhir > 0 THEN 1000000 ELSE 0 END
            FROM skp_skp s
            WHERE s.riwayat_id = h.id
            AND s.periode_awal <= %(akhir)s
            AND s.periode_akhir >= %(awal)s
            LIMIT 1
        ) AS urutan
    FROM kepegawaian_riwayatjabatan h
    WHERE h.pegawai_id = b.pegawai_id
    ORDER BY urutan DESC NULLS LAST, h.id = b.riwayat_id DESC
    LIMIT 1
) q ON true
