-- Everybody who is an employee in a month, once, with the riwayat of its last day (domain.md §8).
-- Parameters: akhir (last day), sampai (its last second, UTC), tahun, pd (bigint[], NULL: all).
--
-- The riwayat in force: of this year or an earlier one, begun by the last day; of several the newest.
-- Where none has begun yet: the one that begins next. `sudah_bertugas` tells the two apart.
SELECT
    p.id AS pegawai_id,
    p.akun_id,
    r.id AS riwayat_id,
    r.perangkat_daerah_id,
    r.unit_kerja_id,
    r.jabatan_id,
    r.jenis_jabatan,
    r.penilai_id, -- who rates now: what is done keeps the name of its own rating
    coalesce(r.tmt <= %(akhir)s, false) AS sudah_bertugas
FROM (
    SELECT p.id, p.akun_id
    FROM kepegawaian_pegawai p
    WHERE %(pd)s::bigint[] IS NULL AND p.jenis_kepegawaian <> 'NON_ASN'
    UNION ALL
    -- Of some PD: whoever ever had a riwayat there; below, whose riwayat in force it is.
    SELECT q.pegawai_id, p.akun_id
    FROM (
        SELECT DISTINCT pegawai_id
        FROM kepegawaian_riwayatjabatan
        WHERE perangkat_daerah_id = ANY (%(pd)s::bigint[])
    ) q
    CROSS JOIN LATERAL (
        SELECT akun_id
        FROM kepegawaian_pegawai
        WHERE id = q.pegawai_id AND jenis_kepegawaian <> 'NON_ASN'
        LIMIT 1
    ) p
) p
LEFT JOIN LATERAL (
    SELECT *
    FROM kepegawaian_riwayatjabatan r
    WHERE r.pegawai_id = p.id
    ORDER BY
        r.tmt <= %(akhir)s DESC,
        CASE WHEN r.tmt <= %(akhir)s AND r.tahun <= %(tahun)s THEN r.tahun ELSE -r.tahun END DESC,
        CASE WHEN r.tmt <= %(akhir)s THEN r.tmt - date '2000-01-01' ELSE date '2000-01-01' - r.tmt END DESC,
        r.aktif DESC,
        r.id DESC
    LIMIT 1
) r ON true
WHERE (%(pd)s::bigint[] IS NULL OR r.perangkat_daerah_id = ANY (%(pd)s::bigint[]))
AND (
    r.tmt <= %(akhir)s
    OR (SELECT a.dibuat_pada <= %(sampai)s FROM akun_akun a WHERE a.id = p.akun_id LIMIT 1)
)
-- Who retired or died is named until the end of that year, and so is whose contract ended and who is not back
-- (rules.keadaan.bukan_lagi_pegawai).
-- NOT IN: few, and read once into a hash; each looked up would go through the slow index that forbids overlaps.
AND p.id NOT IN (
    SELECT k.pegawai_id
    FROM kepegawaian_keadaankhusus k
    WHERE k.jenis IN ('PENSIUN', 'MENINGGAL', 'KONTRAK_BERAKHIR')
    AND k.tanggal_mulai < make_date(%(tahun)s, 1, 1)
    AND (k.jenis <> 'KONTRAK_BERAKHIR' OR k.tanggal_selesai IS NULL OR k.tanggal_selesai >= %(akhir)s)
)
