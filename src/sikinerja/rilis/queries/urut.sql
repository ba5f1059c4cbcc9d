-- Everybody's facts in the order in which a release is written: by PD (people without one last) and name.
SELECT *
FROM fakta
ORDER BY perangkat_daerah_id IS NULL, lower(nama_pd), perangkat_daerah_id, lower(nama), pegawai_id
