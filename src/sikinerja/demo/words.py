"""Names and sentences of the demo province. Everybody and everything here is invented."""

from __future__ import annotations

NAMA_PRIA = (
    "Adrianus", "Agus", "Antonius", "Bernadus", "Charles", "Dominggus", "Eduardus", "Fransiskus", "Gregorius",
    "Hendrikus", "Ignasius", "Januarius", "Kornelis", "Lambertus", "Marselinus", "Nikolaus", "Oktovianus",
    "Paulus", "Quirinus", "Rafael", "Simon", "Thomas", "Umbu", "Vinsensius", "Wilhelmus", "Yakobus", "Zadrak",
)  # fmt: skip
NAMA_WANITA = (
    "Agustina", "Bernadeta", "Cicilia", "Dorkas", "Elisabet", "Florida", "Gaudensia", "Hermina", "Imelda",
    "Jublina", "Katarina", "Lusia", "Margareta", "Novita", "Oktaviana", "Petronela", "Rambu", "Skolastika",
    "Theresia", "Ursula", "Veronika", "Wilhelmina", "Yasinta", "Yuliana", "Zelviana",
)  # fmt: skip
TENGAH_PRIA = ("", "", "", "Adi", "Jaya", "Krisna", "Putra", "Surya", "Wira", "Yosef")
TENGAH_WANITA = ("", "", "", "Dewi", "Indah", "Kristina", "Maria", "Ratna", "Sari", "Wulan")
NAMA_KELUARGA = (
    "Abineno", "Banamtuan", "Cornelis", "Djami", "Engko", "Fanggi", "Gadi", "Haninuna", "Ina", "Jehadu",
    "Kase", "Lende", "Manafe", "Nenobais", "Obe", "Penu", "Ratu", "Sabaat", "Taneo", "Ully", "Wadu", "Yewang",
    "Tefnai", "Bulan", "Lomi", "Sogen", "Kelen", "Tokan", "Mesakh", "Radja",
)  # fmt: skip
GELAR = (
    "",
    ", S.Sos",
    ", SE",
    ", SH",
    ", S.Kom",
    ", S.Pd",
    ", ST",
    ", S.IP",
    ", A.Md",
    ", SKM",
    ", S.P",
    ", S.AP",
)
GELAR_PIMPINAN = (", M.Si", ", SH, M.Hum", ", SE, MM", ", ST, MT", ", S.Pd, M.Pd")

# Name of the PD, its business, its usual seat.
PERANGKAT_DAERAH = (
    ("SETDA", "Sekretariat Daerah", "tata pemerintahan"),
    ("BKD", "Badan Kepegawaian Daerah", "manajemen kepegawaian"),
    ("DIKBUD", "Dinas Pendidikan dan Kebudayaan", "layanan pendidikan"),
    ("DINKES", "Dinas Kesehatan", "layanan kesehatan"),
    ("KOMINFO", "Dinas Komunikasi dan Informatika", "layanan informasi publik"),
    ("BAPPEDA", "Badan Perencanaan Pembangunan Daerah", "perencanaan pembangunan"),
)
PERANGKAT_DAERAH_LAIN = (
    ("PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", "infrastruktur daerah"),
    ("DINSOS", "Dinas Sosial", "perlindungan sosial"),
    ("DISHUB", "Dinas Perhubungan", "layanan perhubungan"),
    ("DKP", "Dinas Kelautan dan Perikanan", "perikanan dan kelautan"),
    ("DISTAN", "Dinas Pertanian", "produksi pertanian"),
    ("DISNAK", "Dinas Peternakan", "produksi peternakan"),
    ("DLHK", "Dinas Lingkungan Hidup dan Kehutanan", "lingkungan hidup"),
    ("ESDM", "Dinas Energi dan Sumber Daya Mineral", "ketersediaan energi"),
    ("DISPAR", "Dinas Pariwisata", "destinasi pariwisata"),
    ("BAPENDA", "Badan Pendapatan Daerah", "pendapatan daerah"),
    ("BPKAD", "Badan Keuangan dan Aset Daerah", "keuangan dan aset daerah"),
    ("BPBD", "Badan Penanggulangan Bencana Daerah", "penanggulangan bencana"),
    ("SATPOL", "Satuan Polisi Pamong Praja", "ketertiban umum"),
    ("ITDA", "Inspektorat Daerah", "pengawasan internal"),
    ("DPMD", "Dinas Pemberdayaan Masyarakat dan Desa", "pemberdayaan desa"),
    ("DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "layanan perizinan"),
    ("DISNAKER", "Dinas Tenaga Kerja dan Transmigrasi", "layanan ketenagakerjaan"),
    ("DISPERIN", "Dinas Perindustrian dan Perdagangan", "industri dan perdagangan"),
    ("DPORA", "Dinas Kepemudaan dan Olahraga", "pembinaan pemuda dan olahraga"),
    ("ARPUS", "Dinas Kearsipan dan Perpustakaan", "kearsipan dan perpustakaan"),
)

BIDANG = (
    "Sekretariat", "Bidang Pengembangan", "Bidang Pelayanan", "Bidang Data dan Informasi", "Bidang Pembinaan",
    "Bidang Pengendalian",
)  # fmt: skip
JABATAN_STAF = (
    ("Pranata Komputer Ahli Pertama", "FUNGSIONAL", 8),
    ("Analis Sumber Daya Manusia Aparatur Ahli Muda", "FUNGSIONAL", 9),
    ("Arsiparis Terampil", "FUNGSIONAL", 6),
    ("Perencana Ahli Pertama", "FUNGSIONAL", 8),
    ("Pengadministrasi Umum", "PELAKSANA", 5),
    ("Pengelola Keuangan", "PELAKSANA", 6),
    ("Analis Tata Usaha", "PELAKSANA", 7),
    ("Pengolah Data dan Informasi", "PELAKSANA", 6),
)
JABATAN_GURU = (("Guru Ahli Pertama", "FUNGSIONAL", 8), ("Guru Ahli Muda", "FUNGSIONAL", 9))

# What a plan says, by level; {urusan} is the PD's business, {n} tells repeated plans apart.
RHK_PIMPINAN = (
    "Terwujudnya {urusan} yang berkualitas dan profesional",
    "Terwujudnya tata kelola {urusan} yang akuntabel",
    "Meningkatnya kepuasan masyarakat atas {urusan}",
)
RHK_BIDANG = (
    "Terlaksananya program {urusan} sesuai rencana kerja",
    "Terlaksananya pembinaan dan evaluasi {urusan}",
    "Tersedianya data {urusan} yang mutakhir",
)
RHK_STAF = (
    "Terlaksananya pelayanan administrasi {urusan}",
    "Tersedianya laporan kegiatan {urusan} tepat waktu",
    "Terkelolanya dokumen dan arsip {urusan}",
)
LAMPIRAN = {
    "DUKUNGAN": ["Anggaran sesuai dokumen pelaksanaan", "Perangkat kerja dan jaringan internet"],
    "PERTANGGUNGJAWABAN": ["Laporan bulanan kepada pejabat penilai"],
    "KONSEKUENSI": ["Hasil evaluasi menjadi dasar pembinaan dan pengembangan kompetensi"],
}
INDIKATOR = (
    ("Jumlah dokumen {urusan} yang diselesaikan", "120", "dokumen", "KUANTITAS", "PROSES_BISNIS"),
    ("Persentase layanan sesuai standar", "95", "%", "KUALITAS", "PENERIMA_LAYANAN"),
    ("Laporan disampaikan tepat waktu", "12", "laporan", "WAKTU", "PENGUATAN_INTERNAL"),
)
EKSPEKTASI = (
    "Terbuka terhadap masukan dan cepat menanggapi kebutuhan masyarakat",
    "Disiplin jam kerja dan jujur melaporkan pelaksanaan tugas",
    "Menyelesaikan pekerjaan sesuai target dan standar mutu",
    "Menjaga kerja sama yang baik dengan semua rekan kerja",
    "Menjaga nama baik instansi dan rahasia jabatan",
    "Cepat mempelajari cara kerja dan aplikasi yang baru",
    "Aktif berpartisipasi dalam tim sesuai keahliannya",
)
UMPAN_PERILAKU = (
    "Sudah terbuka terhadap masukan",
    "Disiplin dan jujur dalam melaporkan pekerjaan",
    "Mampu menyelesaikan pekerjaan sesuai standar",
    "Menjaga hubungan baik dengan rekan kerja",
    "Menjaga nama baik instansi",
    "Cepat menyesuaikan diri dengan tugas baru",
    "Aktif bekerja sama dalam tim",
)
AKTIVITAS = (
    "Menyusun dan memeriksa dokumen {urusan}",
    "Melayani konsultasi terkait {urusan}",
    "Memutakhirkan data {urusan}",
    "Mengikuti rapat koordinasi {urusan}",
    "Membuat laporan kegiatan {urusan}",
    "Menata arsip dan surat masuk",
    "Menyiapkan bahan evaluasi {urusan}",
)
AKTIVITAS_LAIN = (
    "Mengikuti apel dan kerja bakti",
    "Menghadiri upacara hari besar",
    "Membantu panitia kegiatan daerah",
)
