-- A province of %(people)s fictional people in one go; every id is the person's number, so nothing is looked up.
-- A perangkat daerah has 350 people: number 0 heads it, 1 to 8 head its bidang, the others work there.
-- Of every hundred the last two digits of the number say how far February 2023 is:
--   00-01 no SKP, 02-03 SKP never approved, 04-11 not filed, 12-21 filed, 22-24 half rated, 25-99 rated.

CREATE TEMPORARY TABLE orang ON COMMIT DROP AS
SELECT
    n AS id,
    (n - 1) / 350 + 1 AS pd,
    (n - 1) %% 350 AS tempat,
    n %% 100 AS nasib,
    ((n - 1) / 350) * 9 + 1 + CASE
        WHEN (n - 1) %% 350 = 0 THEN 0
        WHEN (n - 1) %% 350 < 9 THEN (n - 1) %% 350
        ELSE (n - 1) %% 8 + 1
    END AS unit,
    -- The head of the PD answers to the gubernur, a kepala bidang to the head, the others to their kepala.
    CASE
        WHEN (n - 1) %% 350 = 0 THEN %(people)s + 1
        WHEN (n - 1) %% 350 < 9 THEN n - (n - 1) %% 350
        ELSE n - (n - 1) %% 350 + (n - 1) %% 8 + 1
    END AS penilai,
    (198001010000000000 + n::bigint)::text AS nip,
    (ARRAY['Maria', 'Yohanes', 'Petrus', 'Agustinus', 'Yuliana', 'Theresia', 'Markus', 'Kornelia'])[n %% 8 + 1]
        || ' ' || (ARRAY['Lasut', 'Manek', 'Tefa', 'Bano', 'Seran', 'Nahak', 'Kolo', 'Toda', 'Mau'])[n %% 9 + 1]
        || ' Contoh ' || n AS nama
FROM generate_series(1, %(people)s) n;
ANALYZE orang;

INSERT INTO akun_akun (
    id, password, username, nama, email, aktif, harus_ganti_password, is_pengelola_aplikasi, kunci_sesi, dibuat_pada
)
SELECT id, '!', nip, nama, '', true, false, false, md5(nip), timestamptz '2022-01-03 00:00Z' FROM orang
UNION ALL
SELECT %(people)s + 1, '!', 'gubernur', 'Gubernur Contoh', '', true, false, false, md5('gubernur'), '2022-01-03 00:00Z';

INSERT INTO kepegawaian_pangkat (id, jenis_kepegawaian, golongan, nama, urutan)
VALUES (1, 'PNS', 'III/a', 'Penata Muda', 9) ON CONFLICT DO NOTHING;

INSERT INTO kepegawaian_pegawai (id, jenis_kepegawaian, nip, no_hp, akun_id, pangkat_id)
SELECT
    id, 'PNS', nip, '', id,
    (SELECT g.id FROM kepegawaian_pangkat g WHERE g.jenis_kepegawaian = 'PNS' AND g.golongan = 'III/a')
FROM orang
UNION ALL
SELECT %(people)s + 1, 'NON_ASN', NULL, '', %(people)s + 1, NULL;

INSERT INTO kepegawaian_perangkatdaerah (id, kode, nama, tempat, pimpinan_id)
SELECT pd, 'PD' || pd, 'Dinas Contoh ' || lpad(pd::text, 5, '0'), 'Kota Contoh', id FROM orang WHERE tempat = 0;

INSERT INTO kepegawaian_unitkerja (id, nama, jenis, induk_id, perangkat_daerah_id, pimpinan_id)
SELECT
    (p.id - 1) * 9 + 1 + u,
    CASE WHEN u = 0 THEN p.nama ELSE 'Bidang ' || u END,
    CASE WHEN u = 0 THEN 'LAINNYA' ELSE 'BIDANG' END,
    CASE WHEN u = 0 THEN NULL ELSE (p.id - 1) * 9 + 1 END,
    p.id,
    NULL
FROM kepegawaian_perangkatdaerah p, generate_series(0, 8) u;

INSERT INTO kepegawaian_jabatan (id, nama, jenis, model_skp, kelas)
VALUES
    (1, 'Kepala Dinas Contoh', 'STRUKTURAL', 'JPT', 14),
    (2, 'Kepala Bidang Contoh', 'STRUKTURAL', 'JAJF', 11),
    (3, 'Pranata Komputer Ahli Pertama', 'FUNGSIONAL', 'JAJF', 8),
    (4, 'Pengolah Data', 'PELAKSANA', 'JAJF', 6);

-- Two of a hundred moved in the middle of the month: their former riwayat has an id above all others.
INSERT INTO kepegawaian_riwayatjabatan (
    id, tahun, jenis_jabatan, tmt, aktif, jabatan_id, pegawai_id, penilai_id, perangkat_daerah_id, unit_kerja_id
)
SELECT
    id, 2023,
    CASE WHEN tempat < 9 THEN 'STRUKTURAL' WHEN id %% 2 = 0 THEN 'FUNGSIONAL' ELSE 'PELAKSANA' END,
    CASE WHEN nasib IN (60, 61) THEN date '2023-02-10' ELSE date '2021-01-03' END,
    true,
    CASE WHEN tempat = 0 THEN 1 WHEN tempat < 9 THEN 2 WHEN id %% 2 = 0 THEN 3 ELSE 4 END,
    id, penilai, pd, unit
FROM orang
UNION ALL
SELECT
    id + 2 * %(people)s, 2023, 'PELAKSANA', '2021-01-03', false, 4, id, NULL,
    greatest(pd - 1, 1), (greatest(pd - 1, 1) - 1) * 9 + 1
FROM orang WHERE nasib IN (60, 61);

INSERT INTO kepegawaian_riwayatpenilai (id, tanggal_mulai, tanggal_selesai, penilai_id, riwayat_id)
SELECT id, '2023-01-01', NULL, penilai, id FROM orang;

INSERT INTO kepegawaian_keadaankhusus (
    id, pegawai_id, jenis, tanggal_mulai, tanggal_selesai, dasar, dibuat_pada, dibuat_oleh_id
)
SELECT
    row_number() OVER (ORDER BY id), id, CASE WHEN id %% 1000 < 500 THEN 'CUTI_BESAR' ELSE 'TUGAS_BELAJAR' END,
    '2023-01-15', '2023-06-30', 'SK 800/1/2023', '2023-01-10 00:00Z', %(people)s + 1
FROM orang WHERE nasib IN (4, 25);

INSERT INTO skp_skp (
    id, tahun, periode_awal, periode_akhir, model, status, langkah, versi_terakhir, predikat, dibuat_pada,
    diubah_pada, pegawai_id, riwayat_id
)
SELECT
    id, 2023,
    CASE WHEN nasib IN (60, 61) THEN date '2023-02-10' ELSE date '2023-01-01' END,
    '2023-12-31', CASE WHEN tempat = 0 THEN 'JPT' ELSE 'JAJF' END,
    CASE WHEN nasib < 4 THEN 'KONSEP' ELSE 'DISETUJUI' END,
    CASE WHEN nasib < 4 THEN 0 ELSE 2 END, CASE WHEN nasib < 4 THEN 0 ELSE 1 END, '',
    '2023-01-02 00:00Z', '2023-01-04 00:00Z', id, id
FROM orang WHERE nasib > 1;

CREATE TEMPORARY TABLE identitas ON COMMIT DROP AS
SELECT
    o.id,
    jsonb_build_object(
        'nama', o.nama, 'nip', o.nip, 'pangkat', 'Penata Muda / III/a', 'jabatan', j.nama,
        'kelas', j.kelas::text, 'perangkat_daerah', p.nama, 'unit_kerja', u.nama
    ) AS isi
FROM orang o
JOIN kepegawaian_riwayatjabatan r ON r.id = o.id
JOIN kepegawaian_jabatan j ON j.id = r.jabatan_id
JOIN kepegawaian_perangkatdaerah p ON p.id = o.pd
JOIN kepegawaian_unitkerja u ON u.id = o.unit;
ANALYZE identitas;

INSERT INTO skp_versi (
    id, nomor, disetujui_pada, catatan, identitas_pegawai, identitas_penilai, penilai_id, skp_id
)
SELECT o.id, 1, '2023-01-04 00:00Z', '<p>Disetujui.</p>', i.isi, coalesce(k.isi, '{}'), o.penilai, o.id
FROM orang o JOIN identitas i USING (id) LEFT JOIN identitas k ON k.id = o.penilai
WHERE o.nasib > 3;

INSERT INTO realisasi_realisasi (
    id, tahun, bulan, status, langkah, dibuat_pada, diubah_pada, pegawai_id, pengajuan_id, penilai_id, skp_id
)
SELECT
    id, 2023, 2,
    CASE WHEN nasib < 22 THEN 'PENILAIAN_HASIL_KERJA' WHEN nasib < 25 THEN 'PENILAIAN_PERILAKU' ELSE 'SELESAI' END,
    1, '2023-03-01 00:00Z', '2023-03-05 00:00Z', id, id, penilai, id
FROM orang WHERE nasib > 11 AND nasib <> 25;

INSERT INTO realisasi_pengajuan (
    id, nomor, diajukan_pada, sidik, jumlah_aktivitas, catatan, identitas_pegawai, identitas_penilai, realisasi_id
)
SELECT
    o.id, 'RB-2023-02-' || o.id, timestamptz '2023-03-01 00:00Z' + o.nasib * interval '1 hour', md5(o.nip) || md5(o.nama),
    o.nasib, '', i.isi, coalesce(k.isi, '{}'), o.id
FROM orang o JOIN identitas i USING (id) LEFT JOIN identitas k ON k.id = o.penilai
WHERE o.nasib > 11 AND o.nasib <> 25;

-- Every rating is one of the quadrant's nine: the database holds predikat against it (domain.md §4.5).
INSERT INTO penilaian_penilaian (
    id, rating_hasil_kerja, rating_perilaku, catatan_akhir, predikat, draf, hasil_kerja_pada, selesai_pada,
    pengajuan_id, penilai_id, realisasi_id, identitas_penilai, alasan_berbeda, capaian, identitas_atasan,
    identitas_pegawai
)
SELECT
    o.id,
    CASE WHEN o.nasib < 40 THEN 'DI_ATAS' WHEN o.nasib < 92 THEN 'SESUAI' ELSE 'DI_BAWAH' END,
    CASE
        WHEN o.nasib < 25 THEN '' WHEN o.nasib < 40 THEN 'DI_ATAS' WHEN o.nasib IN (90, 91, 99) THEN 'DI_BAWAH'
        ELSE 'SESUAI'
    END,
    CASE WHEN o.nasib < 25 THEN '' ELSE '<p>Pertahankan.</p>' END,
    CASE
        WHEN o.nasib < 25 THEN '' WHEN o.nasib < 40 THEN 'SANGAT_BAIK' WHEN o.nasib < 90 THEN 'BAIK'
        WHEN o.nasib < 92 THEN 'KURANG' WHEN o.nasib < 99 THEN 'BUTUH_PERBAIKAN' ELSE 'SANGAT_KURANG'
    END,
    '{}', '2023-03-05 00:00Z', CASE WHEN o.nasib < 25 THEN NULL ELSE timestamptz '2023-03-06 00:00Z' END,
    o.id, o.penilai, o.id, coalesce(k.isi, '{}'), '', '', '{}', i.isi
FROM orang o JOIN identitas i USING (id) LEFT JOIN identitas k ON k.id = o.penilai
WHERE o.nasib > 21 AND o.nasib <> 25;

INSERT INTO kehadiran_kehadiran (
    id, pegawai_id, tahun, bulan, hari_kerja, hadir, terlambat, pulang_cepat, alpa, izin_cuti, terlambat_menit,
    pulang_cepat_menit, nilai, sumber, dimuat_pada
)
SELECT
    id, id, 2023, 2, 20, 20 - nasib %% 3, nasib %% 5, nasib %% 2, (nasib %% 3) / 2, (nasib %% 3 + 1) / 2,
    nasib %% 5 * 12, nasib %% 2 * 15, 100 - nasib %% 30, 'BERKAS', '2023-03-06 00:00Z'
FROM orang WHERE nasib <> 50;
