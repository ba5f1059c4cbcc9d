-- One person's activities of a year by month.
SELECT
    extract(month FROM tanggal)::int AS bulan,
    count(*) AS jumlah,
    round(extract(epoch FROM sum(selesai - mulai)) / 60)::bigint AS menit
FROM aktivitas_aktivitas
WHERE pegawai_id = %(pegawai)s AND tanggal BETWEEN %(awal)s AND %(akhir)s
GROUP BY 1
