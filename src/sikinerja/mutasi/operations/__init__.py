"""What moves across rooms: riwayat with its penilai, mutasi, penilai who are gone."""
