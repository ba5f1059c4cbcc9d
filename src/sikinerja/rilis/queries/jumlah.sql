-- How many employees a month has.
SELECT count(*) AS jumlah
FROM pegawai_bulan
