-- How far a month is for each of its employees (rules.bulanan.StatusBulan), one row a person.
-- Parameters: those of pegawai_bulan; keadaan_pegawai, keadaan_jenis (who owes nothing, and why); now;
-- batas_pengisian (for all), pd_khusus and pd_batas, orang_khusus and orang_batas (whoever has longer).
SELECT
    b.pegawai_id,
    b.perangkat_daerah_id,
    b.unit_kerja_id,
    b.jabatan_id,
    b.jenis_jabatan,
    coalesce(m.penilai_id, b.penilai_id) AS penilai_id,
    k.jenis AS keadaan,
    n.predikat,
    n.rating_hasil_kerja,
    n.rating_perilaku,
    n.selesai_pada,
    a.diajukan_pada,
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
        WHEN k.jenis IS NOT NULL THEN 'KEADAAN_KHUSUS'
        WHEN EXISTS (
            -- By riwayat: the index that forbids overlaps begins with the period, and would be read whole.
            SELECT FROM kepegawaian_riwayatjabatan q JOIN skp_skp s ON s.riwayat_id = q.id
            WHERE q.pegawai_id = b.pegawai_id AND s.versi_terakhir > 0
            AND s.periode_awal <= %(akhir)s AND s.periode_akhir >= %(awal)s
        ) THEN 'BELUM_DIISI'
        ELSE 'TANPA_SKP'
    END AS status
FROM pegawai_bulan b
LEFT JOIN unnest(%(keadaan_pegawai)s::bigint[], %(keadaan_jenis)s::text[]) k (pegawai_id, jenis) USING (pegawai_id)
LEFT JOIN realisasi_realisasi m
    ON m.pegawai_id = b.pegawai_id AND m.tahun = %(tahun)s AND m.bulan = %(bulan)s
LEFT JOIN realisasi_pengajuan a ON a.id = m.pengajuan_id
LEFT JOIN penilaian_penilaian n ON n.realisasi_id = m.id
