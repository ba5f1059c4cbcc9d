"""Who people are: profile, riwayat jabatan, mutasi, Plt./Plh. (manual BAB II and VII)."""
