-- A month before its release: every PD (NULL: people without one) counted by what a row would say.
SELECT
    perangkat_daerah_id,
    max(nama_pd) AS nama,
    count(*) AS jumlah,
    count(*) FILTER (WHERE status = 'DINILAI') AS dinilai,
    count(*) FILTER (WHERE status = 'BELUM_DINILAI') AS belum_dinilai,
    count(*) FILTER (WHERE status = 'TIDAK_MENGISI') AS tidak_mengisi,
    count(*) FILTER (WHERE status = 'TANPA_SKP') AS tanpa_skp,
    count(*) FILTER (WHERE status = 'KEADAAN_KHUSUS') AS keadaan_khusus,
    count(*) FILTER (WHERE nilai_absensi IS NULL AND status <> 'KEADAAN_KHUSUS') AS tanpa_absensi,
    count(*) FILTER (WHERE status IN ('TIDAK_MENGISI', 'TANPA_SKP') AND lepas) AS lepas
FROM fakta
GROUP BY perangkat_daerah_id
ORDER BY perangkat_daerah_id IS NULL, lower(max(nama_pd)), perangkat_daerah_id
