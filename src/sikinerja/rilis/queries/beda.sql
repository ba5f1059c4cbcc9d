-- Every employee whose row in release `baru` says something else than in release `lama` (F8.3).
-- How the percentage came about is not compared line by line: what goes into it is.
INSERT INTO rilis_rilisbeda
    (rilis_id, pegawai_id, perangkat_daerah_id, nip, nama, nama_pd, baru, hilang, perubahan)
SELECT
    %(baru)s,
    coalesce(b.pegawai_id, l.pegawai_id),
    CASE WHEN b.id IS NULL THEN l.perangkat_daerah_id ELSE b.perangkat_daerah_id END,
    coalesce(b.nip, l.nip),
    coalesce(b.nama, l.nama),
    coalesce(b.nama_pd, l.nama_pd),
    l.id IS NULL,
    b.id IS NULL,
    CASE WHEN l.id IS NULL OR b.id IS NULL THEN '{}'::jsonb ELSE (
        SELECT jsonb_object_agg(o.key, jsonb_build_array(o.value, n.value))
        FROM jsonb_each(to_jsonb(l)) o
        JOIN jsonb_each(to_jsonb(b)) n ON n.key = o.key
        WHERE o.key = ANY (%(kolom)s) AND o.value IS DISTINCT FROM n.value
    ) END
FROM (SELECT * FROM rilis_rilisbaris WHERE rilis_id = %(lama)s) l
FULL JOIN (SELECT * FROM rilis_rilisbaris WHERE rilis_id = %(baru)s) b ON b.pegawai_id = l.pegawai_id
WHERE l.id IS NULL
OR b.id IS NULL
OR (
    l.nip, l.nama, l.pangkat, l.jabatan, l.jenis_jabatan, l.kelas, l.nama_pd, l.unit_kerja, l.penilai_nama,
    l.penilai_nip, l.status, l.keterangan, l.rating_hasil_kerja, l.rating_perilaku, l.predikat, l.hari_kerja,
    l.hadir, l.terlambat, l.pulang_cepat, l.alpa, l.izin_cuti, l.nilai_absensi, l.tpp_persen
) IS DISTINCT FROM (
    b.nip, b.nama, b.pangkat, b.jabatan, b.jenis_jabatan, b.kelas, b.nama_pd, b.unit_kerja, b.penilai_nama,
    b.penilai_nip, b.status, b.keterangan, b.rating_hasil_kerja, b.rating_perilaku, b.predikat, b.hari_kerja,
    b.hadir, b.terlambat, b.pulang_cepat, b.alpa, b.izin_cuti, b.nilai_absensi, b.tpp_persen
)
