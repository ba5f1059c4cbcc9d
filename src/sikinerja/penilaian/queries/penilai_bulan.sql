-- Every employee of a month with what became of it, and who rates it now or rated it: decided here and nowhere else.
-- Reads pegawai_bulan like a table. Its parameters; pengisian (until when a month may be filed, for all), pd_khusus with
-- pd_pengisian, orang_khusus with orang_pengisian (whoever has longer): penilai_bulan.py.
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
    -- An SKP let the month be filed (realisasi.rules.kedudukan): one that holds it was approved before its filing
    -- was over. Looked up only where it is asked for (core.sql).
    coalesce(q.urutan >= 500000, false) AND (
        SELECT true
        FROM kepegawaian_riwayatjabatan h
        CROSS JOIN LATERAL (
            SELECT s.id
            FROM skp_skp s
            WHERE s.riwayat_id = h.id AND s.periode_awal <= %(akhir)s AND s.periode_akhir >= %(awal)s
            LIMIT 1
        ) s
        CROSS JOIN LATERAL (
            SELECT v.disetujui_pada FROM skp_versi v WHERE v.skp_id = s.id AND v.nomor = 1 LIMIT 1
        ) v
        WHERE h.pegawai_id = b.pegawai_id AND v.disetujui_pada < j.pengisian + interval '1 second'
        LIMIT 1
    ) IS TRUE AS disetujui,
    w.pd_jadwal,
    k.pd_ke,
    k.orang_ke,
    j.pengisian,
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
CROSS JOIN LATERAL (
    -- The PD whose window the month has (rekapitulasi.rules.tahunan.pd_bulan): of its SKP, not where one is by now.
    SELECT
        CASE
            WHEN m.pengajuan_id IS NOT NULL THEN (
                SELECT r.perangkat_daerah_id
                FROM kepegawaian_riwayatjabatan r
                WHERE r.id = (SELECT s.riwayat_id FROM skp_skp s WHERE s.id = m.skp_id LIMIT 1)
                LIMIT 1
            )
            WHEN q.urutan >= 500000 THEN q.perangkat_daerah_id
            ELSE b.perangkat_daerah_id
        END AS pd_jadwal
) w
CROSS JOIN LATERAL (
    SELECT
        CASE
            WHEN cardinality(%(pd_khusus)s::bigint[]) > 0
            THEN array_position(%(pd_khusus)s::bigint[], w.pd_jadwal)
        END AS pd_ke,
        array_position(%(orang_khusus)s::bigint[], b.pegawai_id) AS orang_ke
    OFFSET 0
) k
CROSS JOIN LATERAL (
    SELECT greatest(
        %(pengisian)s, (%(pd_pengisian)s::timestamptz[])[k.pd_ke], (%(orang_pengisian)s::timestamptz[])[k.orang_ke]
    ) AS pengisian
    OFFSET 0
) j
