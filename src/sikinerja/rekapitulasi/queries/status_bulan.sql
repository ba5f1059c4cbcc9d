-- How far a month is for each of its employees (rules.bulanan.StatusBulan), one row a person.
-- Reads penilai_bulan like a table. Parameters: those of it; keadaan (who owes nothing, and why:
-- {"pegawai_id": "JENIS"}); now; batas_pengisian (for all), pd_khusus and pd_batas, orang_khusus and orang_batas (whoever has longer).
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
    b.predikat,
    b.rating_hasil_kerja,
    b.rating_perilaku,
    b.selesai_pada,
    (SELECT a.diajukan_pada FROM realisasi_pengajuan a WHERE a.id = b.pengajuan_id LIMIT 1) AS diajukan_pada,
    b.langkah,
    CASE
        WHEN b.langkah = 'SELESAI' THEN 'DINILAI'
        WHEN b.langkah IN ('PENILAIAN_HASIL_KERJA', 'PENILAIAN_PERILAKU') THEN 'MENUNGGU'
        -- Withdrawn and not filed again by the deadline: what was filed last counts (domain.md §4.4).
        WHEN b.pengajuan_id IS NOT NULL AND %(now)s > greatest(
            %(batas_pengisian)s,
            (%(pd_batas)s::timestamptz[])[array_position(%(pd_khusus)s::bigint[], b.perangkat_daerah_id)],
            (%(orang_batas)s::timestamptz[])[array_position(%(orang_khusus)s::bigint[], b.pegawai_id)]
        ) THEN 'MENUNGGU'
        WHEN %(keadaan)s::jsonb ? b.pegawai_id::text THEN 'KEADAAN_KHUSUS'
        WHEN b.disetujui THEN 'BELUM_DIISI'
        ELSE 'TANPA_SKP'
    END AS status
FROM penilai_bulan b
