-- How far a month is for each of its employees (rules.bulanan.StatusBulan), one row a person.
-- Parameters: those of pegawai_bulan; keadaan (who owes nothing, and why: {"pegawai_id": "JENIS"}); now;
-- batas_pengisian (for all), pd_khusus and pd_batas, orang_khusus and orang_batas (whoever has longer).
SELECT
    b.pegawai_id,
    b.akun_id,
    b.perangkat_daerah_id,
    b.unit_kerja_id,
    b.jabatan_id,
    b.jenis_jabatan,
    -- Who rated; until then who rates now (penilaian.rules.nama_penilai).
    CASE WHEN m.status = 'SELESAI' THEN n.penilai_id ELSE coalesce(m.penilai_id, b.penilai_id) END AS penilai_id,
    CASE WHEN m.status = 'SELESAI' THEN n.identitas_penilai ->> 'nama' END AS penilai_saat_itu,
    %(keadaan)s::jsonb ->> b.pegawai_id::text AS keadaan,
    n.predikat,
    n.rating_hasil_kerja,
    n.rating_perilaku,
    n.selesai_pada,
    (SELECT a.diajukan_pada FROM realisasi_pengajuan a WHERE a.id = m.pengajuan_id LIMIT 1) AS diajukan_pada,
    m.status AS langkah,
    CASE
        WHEN m.status = 'SELESAI' THEN 'DINILAI'
        WHEN m.status IN ('PENILAIAN_HASIL_KERJA', 'PENILAIAN_PERILAKU') THEN 'MENUNGGU'
        -- Withdrawn and not filed again by the deadline: what was filed last counts (domain.md §4.4).
        WHEN m.pengajuan_id IS NOT NULL AND %(now)s > greatest(
            %(batas_pengisian)s,
            (%(pd_batas)s::timestamptz[])[array_position(%(pd_khusus)s::bigint[], b.perangkat_daerah_id)],
            (%(orang_batas)s::timestamptz[])[array_position(%(orang_khusus)s::bigint[], b.pegawai_id)]
        ) THEN 'MENUNGGU'
        WHEN %(keadaan)s::jsonb ? b.pegawai_id::text THEN 'KEADAAN_KHUSUS'
        WHEN EXISTS (
            -- By riwayat: the index that forbids overlaps begins with the period, and would be read whole.
            SELECT FROM kepegawaian_riwayatjabatan q
            WHERE q.pegawai_id = b.pegawai_id AND (
                SELECT s.versi_terakhir > 0 AND s.periode_awal <= %(akhir)s AND s.periode_akhir >= %(awal)s
                FROM skp_skp s WHERE s.riwayat_id = q.id LIMIT 1
            )
        ) THEN 'BELUM_DIISI'
        ELSE 'TANPA_SKP'
    END AS status
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
