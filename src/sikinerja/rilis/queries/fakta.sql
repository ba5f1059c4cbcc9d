-- What is known of every employee of a month: the row that a release freezes, still without TPP (domain.md §8).
-- Reads fakta_tpp like a table, which decides what the month ended with; here it gets names. Its parameters.
SELECT
    f.pegawai_id,
    f.perangkat_daerah_id,
    coalesce(p.nip, '') AS nip,
    a.nama,
    CASE
        WHEN g.id IS NULL THEN ''
        WHEN g.nama = '' THEN 'Golongan ' || g.golongan
        ELSE g.nama || ' / ' || g.golongan
    END AS pangkat,
    coalesce(j.nama, '') AS jabatan,
    f.jenis_jabatan,
    j.kelas,
    coalesce(d.nama, '') AS nama_pd,
    coalesce(u.nama, '') AS unit_kerja,
    coalesce(nullif(n.identitas_penilai ->> 'nama', ''), aa.nama, '') AS penilai_nama,
    coalesce(nullif(n.identitas_penilai ->> 'nip', ''), pp.nip, '') AS penilai_nip,
    CASE
        WHEN n.id IS NOT NULL THEN 'DINILAI'
        WHEN f.hasil = 'KEADAAN' THEN 'KEADAAN_KHUSUS'
        ELSE f.hasil
    END AS status,
    coalesce(n.rating_hasil_kerja, '') AS rating_hasil_kerja,
    coalesce(n.rating_perilaku, '') AS rating_perilaku,
    coalesce(n.predikat, '') AS predikat,
    f.hari_kerja,
    f.hadir,
    f.terlambat,
    f.pulang_cepat,
    f.alpa,
    f.izin_cuti,
    f.nilai AS nilai_absensi,
    f.terlambat_menit,
    f.pulang_cepat_menit,
    -- Who rated is written down; whoever has not may be gone (kepegawaian.queries.wewenang).
    CASE WHEN n.id IS NULL THEN f.penilai_id END AS penilai_id,
    NOT a.aktif AS lepas -- who cannot log in any more
FROM fakta_tpp f
CROSS JOIN LATERAL (
    SELECT nip, akun_id, pangkat_id FROM kepegawaian_pegawai WHERE id = f.pegawai_id LIMIT 1
) p
CROSS JOIN LATERAL (SELECT nama, aktif FROM akun_akun WHERE id = p.akun_id LIMIT 1) a
LEFT JOIN LATERAL (SELECT * FROM kepegawaian_pangkat WHERE id = p.pangkat_id LIMIT 1) g ON true
LEFT JOIN LATERAL (SELECT nama, kelas FROM kepegawaian_jabatan WHERE id = f.jabatan_id LIMIT 1) j ON true
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_perangkatdaerah WHERE id = f.perangkat_daerah_id LIMIT 1) d ON true
LEFT JOIN LATERAL (SELECT nama FROM kepegawaian_unitkerja WHERE id = f.unit_kerja_id LIMIT 1) u ON true
LEFT JOIN LATERAL (SELECT * FROM penilaian_penilaian WHERE id = f.penilaian_id LIMIT 1) n ON true
LEFT JOIN LATERAL (SELECT nip, akun_id FROM kepegawaian_pegawai WHERE id = f.penilai_id LIMIT 1) pp ON true
LEFT JOIN LATERAL (SELECT nama FROM akun_akun WHERE id = pp.akun_id LIMIT 1) aa ON true
