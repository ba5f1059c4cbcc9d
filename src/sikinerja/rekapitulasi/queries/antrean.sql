-- Raters with an open queue: how many wait, since when; who waits longest stands first.
-- Of some PD (pd_saja, NULL: all): who rates its people, and those of its own raters (penilai_pd) wherever they wait.
SELECT
    q.penilai_id AS pegawai_id, coalesce(o.nama, 'Tanpa pejabat penilai') AS nama, g.nip, q.menunggu, q.sejak,
    q.setengah, q.dinilai, count(*) OVER () AS semua
FROM (
    SELECT
        penilai_id,
        count(*) FILTER (WHERE status IN ('MENUNGGU', 'BELUM_DINILAI')) AS menunggu,
        count(*) FILTER (
            WHERE langkah = 'PENILAIAN_PERILAKU' AND status IN ('MENUNGGU', 'BELUM_DINILAI')
        ) AS setengah,
        count(*) FILTER (WHERE status = 'DINILAI') AS dinilai,
        min(diajukan_pada) FILTER (WHERE status IN ('MENUNGGU', 'BELUM_DINILAI')) AS sejak
    FROM status_bulan
    WHERE %(pd_saja)s::bigint[] IS NULL
    OR perangkat_daerah_id = ANY (%(pd_saja)s::bigint[])
    OR penilai_id = ANY (%(penilai_pd)s::bigint[])
    GROUP BY penilai_id
) q
LEFT JOIN LATERAL (SELECT nip, akun_id FROM kepegawaian_pegawai WHERE id = q.penilai_id LIMIT 1) g ON true
LEFT JOIN LATERAL (SELECT nama FROM akun_akun WHERE id = g.akun_id LIMIT 1) o ON true
WHERE q.menunggu > 0
ORDER BY q.sejak, q.penilai_id
LIMIT %(batas)s OFFSET %(lewati)s
