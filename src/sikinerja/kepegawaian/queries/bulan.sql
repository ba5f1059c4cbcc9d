-- Everybody who is an employee in a month, once, with the riwayat of its last day (domain.md §8).
-- Parameters: akhir (last day), sampai (its last second, UTC), tahun, pd (bigint[], NULL: all).
--
-- The riwayat in force: of this year or an earlier one, begun by the last day; of several the newest.
-- Where none has begun yet: the one that begins next. `sudah_bertugas` tells the two apart.
SELECT
    p.id AS pegawai_id,
    r.id AS riwayat_id,
    r.perangkat_daerah_id,
    r.unit_kerja_id,
    r.jabatan_id,
    r.jenis_jabatan,
    coalesce(lama.penilai_id, r.penilai_id) AS penilai_id,
    coalesce(r.tmt <= %(akhir)s, false) AS sudah_bertugas
FROM kepegawaian_pegawai p
LEFT JOIN LATERAL (
    -- One look into the index for each person, whatever PostgreSQL believes of the tables: after a bulk load,
    -- before they are analysed, an anti-join here once took minutes for seven hundred people.
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
-- Who rated under this riwayat on that day, where another one does now.
LEFT JOIN kepegawaian_riwayatpenilai lama
    ON lama.riwayat_id = r.id AND lama.tanggal_mulai <= %(akhir)s AND lama.tanggal_selesai > %(akhir)s
WHERE p.jenis_kepegawaian <> 'NON_ASN'
-- Who retired or died is named until the end of that year (rules.keadaan.bukan_lagi_pegawai).
AND NOT EXISTS (
    SELECT FROM kepegawaian_keadaankhusus k
    WHERE k.pegawai_id = p.id AND k.jenis IN ('PENSIUN', 'MENINGGAL')
    AND k.tanggal_mulai < make_date(%(tahun)s, 1, 1)
)
AND (%(pd)s::bigint[] IS NULL OR p.id IN (
    SELECT q.pegawai_id FROM kepegawaian_riwayatjabatan q WHERE q.perangkat_daerah_id = ANY (%(pd)s::bigint[])
))
AND (%(pd)s::bigint[] IS NULL OR r.perangkat_daerah_id = ANY (%(pd)s::bigint[]))
AND (
    r.tmt <= %(akhir)s
    OR EXISTS (SELECT FROM akun_akun a WHERE a.id = p.akun_id AND a.dibuat_pada <= %(sampai)s)
)
