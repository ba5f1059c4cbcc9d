-- What is known of every employee of a month: the row that a release freezes, still without TPP (domain.md §8).
-- Reads pegawai_bulan like a table. Parameters: those of kepegawaian.queries.bulan, and keadaan (bigint[]: who
-- owes nothing for the month).
--
-- The status is decided here and nowhere else. A predikat counts wherever there is one; a month that is half
-- rated, or withdrawn and not filed again, is filed and not rated.
SELECT
    b.pegawai_id,
    b.perangkat_daerah_id,
    coalesce(p.nip, '') AS nip,
    a.nama,
    CASE
        WHEN g.id IS NULL THEN ''
        WHEN g.nama = '' THEN 'Golongan ' || g.golongan
        ELSE g.nama || ' / ' || g.golongan
    END AS pangkat,
    coalesce(j.nama, '') AS jabatan,
    coalesce(b.jenis_jabatan, '') AS jenis_jabatan,
    j.kelas,
    coalesce(d.nama, '') AS nama_pd,
    coalesce(u.nama, '') AS unit_kerja,
    coalesce(nullif(n.identitas_penilai ->> 'nama', ''), aa.nama, '') AS penilai_nama,
    coalesce(nullif(n.identitas_penilai ->> 'nip', ''), pp.nip, '') AS penilai_nip,
    CASE
        WHEN n.id IS NOT NULL THEN 'DINILAI'
        WHEN b.pegawai_id = ANY (%(keadaan)s::bigint[]) THEN 'KEADAAN_KHUSUS'
        WHEN r.pengajuan_id IS NOT NULL THEN 'BELUM_DINILAI'
        WHEN EXISTS (
            SELECT FROM skp_skp s
            WHERE s.pegawai_id = b.pegawai_id
            AND s.versi_terakhir > 0
            AND s.periode_awal <= %(akhir)s
            AND s.periode_akhir >= %(awal)s
        ) THEN 'TIDAK_MENGISI'
        ELSE 'TANPA_SKP'
    END AS status,
    coalesce(n.rating_hasil_kerja, '') AS rating_hasil_kerja,
    coalesce(n.rating_perilaku, '') AS rating_perilaku,
    coalesce(n.predikat, '') AS predikat,
    h.hari_kerja,
    h.hadir,
    h.terlambat,
    h.pulang_cepat,
    h.alpa,
    h.izin_cuti,
    h.nilai AS nilai_absensi,
    h.terlambat_menit,
    h.pulang_cepat_menit
FROM pegawai_bulan b
JOIN kepegawaian_pegawai p ON p.id = b.pegawai_id
JOIN akun_akun a ON a.id = p.akun_id
LEFT JOIN kepegawaian_pangkat g ON g.id = p.pangkat_id
LEFT JOIN kepegawaian_jabatan j ON j.id = b.jabatan_id
LEFT JOIN kepegawaian_perangkatdaerah d ON d.id = b.perangkat_daerah_id
LEFT JOIN kepegawaian_unitkerja u ON u.id = b.unit_kerja_id
LEFT JOIN realisasi_realisasi r
    ON r.pegawai_id = b.pegawai_id AND r.tahun = %(tahun)s AND r.bulan = %(bulan)s
LEFT JOIN penilaian_penilaian n ON n.realisasi_id = r.id AND n.predikat <> ''
LEFT JOIN kepegawaian_pegawai pp ON pp.id = coalesce(n.penilai_id, r.penilai_id, b.penilai_id)
LEFT JOIN akun_akun aa ON aa.id = pp.akun_id
LEFT JOIN kehadiran_kehadiran h
    ON h.pegawai_id = b.pegawai_id AND h.tahun = %(tahun)s AND h.bulan = %(bulan)s
