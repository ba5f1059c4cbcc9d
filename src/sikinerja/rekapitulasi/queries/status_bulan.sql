-- Where a month stands for each of its employees (realisasi.rules.kedudukan: the same, person by person).
-- Reads penilai_bulan like a table. Parameters: those of it; keadaan (who owes nothing, and why: {"pegawai_id": "JENIS"}); now and every
-- beginning one second early, since the last second of a deadline still counts; mulai, penilaian (for all), with
-- pd_..., orang_... (whoever has longer).
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
        WHEN b.disetujui THEN CASE WHEN %(now)s < b.pengisian THEN 'BELUM_DIISI' ELSE 'TIDAK_MENGISI' END
        ELSE 'TANPA_SKP'
    END AS status
FROM penilai_bulan b
CROSS JOIN LATERAL (
    SELECT
        coalesce((%(pd_mulai)s::timestamptz[])[b.pd_ke], %(mulai)s) AS mulai,
        greatest(
            %(penilaian)s, (%(pd_penilaian)s::timestamptz[])[b.pd_ke], (%(orang_penilaian)s::timestamptz[])[b.orang_ke]
        ) AS penilaian
    OFFSET 0
) j
CROSS JOIN LATERAL (
    SELECT
        j.*,
        -- Withdrawn and not filed again by the deadline: what was filed last counts (domain.md §4.4).
        coalesce(
            b.langkah IN ('PENILAIAN_HASIL_KERJA', 'PENILAIAN_PERILAKU')
            OR (b.pengajuan_id IS NOT NULL AND %(now)s >= b.pengisian),
            false
        ) AS diajukan
    OFFSET 0
) w
