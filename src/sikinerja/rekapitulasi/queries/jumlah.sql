-- How many employees a month has, of these units and this jenis jabatan.
SELECT count(*) AS jumlah
FROM pegawai_bulan
WHERE (%(unit)s::bigint[] IS NULL OR unit_kerja_id = ANY (%(unit)s::bigint[]))
AND (%(jenis)s = '' OR jenis_jabatan = %(jenis)s)
