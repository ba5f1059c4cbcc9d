-- Where a month stands for each of its employees (realisasi.rules.kedudukan: the same, person by person).
-- Reads penilai_bulan like a table. Parameters: those of it; keadaan (who owes nothing, and why: {"pegawai_id": "JENIS"}); now and every
-- beginning one second early, since the last second of a deadline still counts; mulai, pengisian, penilaian (for
-- all), pd_khusus with pd_..., orang_khusus with orang_... (whoever has longer).
SELECT
    b.pegawai_id,
    b.akun_id,
    b.perangkat_daerah_id,
    b.unit_kerja_id,
    b.jabatan_id,
    b.jenis_jabatan,
    b.penilai_id,
    b.penilai_saat_itu,
    %(keadaan)s::jsonb ->> b.pegawai_id::text AS keadaan,
    -- Who cannot log in any more: nobody asks them. IN, not a join: read once into a hash.
    b.akun_id IN (SELECT id FROM akun_akun WHERE NOT aktif) AS lepas,
    b.predikat,
    b.rating_hasil_kerja,
    b.rating_perilaku,
    b.selesai_pada,
    (SELECT a.diajukan_pada FROM realisasi_pengajuan a WHERE a.id = b.pengajuan_id LIMIT 1) AS diajukan_pada,
    b.langkah,
    CASE
        WHEN b.langkah = 'SELESAI' THEN 'DINILAI'
        WHEN w.diajukan AND %(now)s < w.penilaian THEN 'MENUNGGU'
        WHEN %(keadaan)s::jsonb ? b.pegawai_id::text THEN 'KEADAAN_KHUSUS'
        WHEN w.diajukan THEN 'BELUM_DINILAI'
        WHEN %(now)s < w.mulai THEN 'BELUM_WAKTUNYA'
        WHEN b.disetujui THEN CASE WHEN %(now)s < w.pengisian THEN 'BELUM_DIISI' ELSE 'TIDAK_MENGISI' END
        ELSE 'TANPA_SKP'
    END AS status
FROM penilai_bulan b
CROSS JOIN LATERAL (
    SELECT
        CASE
            WHEN cardinality(%(pd_khusus)s::bigint[]) > 0
            THEN array_position(%(pd_khusus)s::bigint[], b.pd_jadwal)
        END AS pd,
        array_position(%(orang_khusus)s::bigint[], b.pegawai_id) AS orang
    OFFSET 0
) k
CROSS JOIN LATERAL (
    SELECT
        coalesce((%(pd_mulai)s::timestamptz[])[k.pd], %(mulai)s) AS mulai,
        greatest(
            %(pengisian)s, (%(pd_pengisian)s::timestamptz[])[k.pd], (%(orang_pengisian)s::timestamptz[])[k.orang]
        ) AS pengisian,
        greatest(
            %(penilaian)s, (%(pd_penilaian)s::timestamptz[])[k.pd], (%(orang_penilaian)s::timestamptz[])[k.orang]
        ) AS penilaian
    OFFSET 0
) j
CROSS JOIN LATERAL (
    SELECT
        j.*,
        -- Withdrawn and not filed again by the deadline: what was filed last counts (domain.md §4.4).
        coalesce(
            b.langkah IN ('PENILAIAN_HASIL_KERJA', 'PENILAIAN_PERILAKU')
            OR (b.pengajuan_id IS NOT NULL AND %(now)s >= j.pengisian),
            false
        ) AS diajukan
    OFFSET 0
) w
