"""What single lines say of themselves, in the forms of many outlets; and sentences that must not be taken for noise."""

from __future__ import annotations

import pytest

from kit.noise import Noise
from kit.outlets import Outlets


@pytest.fixture(scope="module")
def noise() -> Noise:
    return Noise(Outlets())


LINES = [
    # links
    ("Baca Juga: Dua Menlu Sepakat Buka Kembali Kedutaan", "related"),
    ("Baca juga:", "related"),
    ("BACA JUGA", "related"),
    ("Baca Juga Dua Menlu Sepakat Buka Kembali Kedutaan", "related"),
    ("BACA JUGA : Dua Menlu Sepakat Buka Kembali Kedutaan", "related"),
    ("• Baca juga: Dua Menlu Sepakat", "related"),
    ("[Baca Juga: Dua Menlu Sepakat]", "related"),
    ("(Baca juga: Dua Menlu Sepakat)", "related"),
    ("Baca: Dua Menlu Sepakat Buka Kembali Kedutaan", "related"),
    ("Baca Pula: Dua Menlu Sepakat", "related"),
    ("Simak juga: Dua Menlu Sepakat", "related"),
    ("Lihat Juga :", "related"),
    ("Cek Artikel:  Dua Menlu Sepakat Buka Kedutaan", "related"),
    ("Artikel Terkait", "related"),
    ("Berita Terkait:", "related"),
    ("Berita terkait: Dua Menlu Sepakat", "related"),
    ("Mungkin Anda Menyukai", "related"),
    ("Pilihan Redaksi", "related"),
    ("Terpopuler", "related"),
    ("Lihat juga Video 'Dua Menlu Bertemu di Jenewa':", "related"),
    ("Simak Video: Dua Menlu Bertemu", "related"),
    ("Artikel Rekomendasi", "related"),
    # words of the page
    ("HOME NEWS POLITIK", "section"),
    ("Home ⁄ Internasional", "section"),
    ("A  A  A  Pengaturan Font", "template"),
    ("• Ukuran Font: - +", "template"),
    ("Kata Kunci / Tags: menlu", "template"),
    ("Simak Berita Lainnya di Google News dan WA Channel", "template"),
    ("2024 © PT Contoh Media", "template"),
    ("Version 1.93.2", "template"),
    ("-end-", "template"),
    ("Baca berita dengan sedikit iklan, klik di sini", "template"),
    ("Simak selengkapnya di halaman selanjutnya:", "template"),
    ("FOTO BERSAMA – Kedua menteri dan para pengusaha di Jenewa. Foto : Rani", "caption"),
    ("Kedua menteri berjabat tangan. (KOMPAS.com/RANI PRATAMA)", "caption"),
    ("Kedua menteri berjabat tangan. (Humas Pemkot)", "caption"),
    ("HO/Biro Pers Setpres", "caption"),
    ("- dok. Kemlu", "caption"),
    ("Redaktur & Reporter : Rani Pratama", "byline"),
    ("Tim detikcom - detikNews", "byline"),
    ("rani - Rabu, 21 Februari 2024 - 21:03 WIB", "byline"),
    ("Rani Pratama , Jurnalis-Kamis, 23 Januari 2025 |13:59 WIB", "byline"),
    ("Rani Pratama, Okezone · Rabu 23 Agustus 2017 13:42 WIB", "byline"),
    ("oleh Rani Pratama Diperbarui 18 Mar 2025, 15:25 WIB", "byline"),
    ("- Anadolu", "caption"),
    ("Reuters", "credit"),
    ("Mi’raj News Agency (MINA)", "credit"),
    ("ADVERTISEMENT", "template"),
    ("SCROLL TO CONTINUE WITH CONTENT", "template"),
    ("Advertisement", "template"),
    ("Halaman:", "template"),
    ("Halaman: 1 2 3", "template"),
    ("Halaman Selanjutnya", "template"),
    ("Halaman selanjutnya →", "template"),
    ("1 2 3 4", "template"),
    ("Bagikan", "template"),
    ("Bagikan:", "template"),
    ("Share:", "template"),
    ("Share on Facebook", "template"),
    ("Salin Tautan", "template"),
    ("Komentar", "template"),
    ("0 Komentar", "template"),
    ("Komentar (12)", "template"),
    ("Tag:", "template"),
    ("Tags: rusia, menlu, diplomasi", "template"),
    ("#Menlu #Diplomasi", "template"),
    ("***", "template"),
    ("image", "template"),
    ("Perbesar", "template"),
    ("Waktu Baca 3 Menit", "template"),
    ("3 menit baca", "template"),
    ("[Gambas:Video CNN]", "template"),
    ("Dapatkan update berita pilihan setiap hari di saluran kami.", "template"),
    ("Cek Berita dan Artikel yang lain di Google News dan WA Channel", "template"),
    ("Simak breaking news dan berita pilihan kami langsung di ponselmu.", "template"),
    ("Ikuti berita terbaru di saluran WhatsApp kami.", "template"),
    ("COPYRIGHT © WARTA 2025", "template"),
    ("© 2025 Warta. Hak cipta dilindungi.", "template"),
    ("Dilarang keras mengambil konten untuk kecerdasan buatan tanpa izin tertulis.", "template"),
    ('Artikel ini telah tayang di Warta.com dengan judul "Dua Menlu Sepakat".', "template"),
    ('Baca artikel CNN Indonesia "Dua Menlu Sepakat" selengkapnya di sini:', "template"),
    ("https://www.kompas.com/global/read/2025/07/11/dua-menlu-sepakat", "template"),
    # sections
    ("Internasional", "section"),
    ("HOME / Internasional / Asia", "section"),
    ("Beranda > Berita > Dunia", "section"),
    ("Home  Internasional", "section"),
    # bylines
    ("Penulis: Rani Pratama", "byline"),
    ("- Penulis : Rani Pratama", "byline"),
    ("Reporter : Rani Pratama", "byline"),
    ("Oleh: Rani Pratama", "byline"),
    ("Oleh Rani Pratama", "byline"),
    ("Laporan Wartawan Tribunnews.com, Rani Pratama", "byline"),
    ("Laporan: Rani Pratama", "byline"),
    ("Pewarta: Rani Pratama", "byline"),
    ("Editor: Bayu Lestari", "byline"),
    ("Editor Bayu Lestari", "byline"),
    ("Penulis: Rani Pratama | Editor: Bayu Lestari", "byline"),
    ("Rep: Antara/ Red: Bayu Lestari", "byline"),
    ("Rani Pratama - detikNews", "byline"),
    ("Rani Pratama, CNBC Indonesia", "byline"),
    ("Tim Redaksi, CNBC Indonesia", "byline"),
    ("CNN Indonesia", "byline"),
    ("Tim Redaksi", "byline"),
    ("(rpr/bls)", "byline"),
    ("(rpr)", "byline"),
    ("[rpr]", "byline"),
    ("(Z-2)", "byline"),
    # timestamps
    ("Jumat, 11 Juli 2025 07:40 WIB", "timestamp"),
    ("- Jumat, 11 Juli 2025 07:40 WIB", "timestamp"),
    ("Jumat, 11 Jul 2025 07:40 WIB", "timestamp"),
    ("Jumat, 11 Juli 2025 | 07:40 WITA", "timestamp"),
    ("Jumat, 11 Juli 2025 - 07:40 WIB", "timestamp"),
    ("11 Juli 2025 07:40 WIB", "timestamp"),
    ("11/07/2025, 07:40 WIB", "timestamp"),
    ("Kompas.com - 11/07/2025, 07:40 WIB", "timestamp"),
    ("Kompas.com, 11 Juli 2025, 07:40 WIB", "timestamp"),
    ("Diterbitkan 11 Juli 2025, 07:40 WIB", "timestamp"),
    ("Diperbarui 11 Juli 2025, 07:40 WIB", "timestamp"),
    ("Tayang: Jumat, 11 Juli 2025 07:40 WIB", "timestamp"),
    ("Published: Jumat, 11 Juli 2025", "timestamp"),
    ("2025-07-11", "timestamp"),
    ("DECEMBER 9, 2022", "timestamp"),
    ("July 11, 2025", "timestamp"),
    ("12 menit lalu", "timestamp"),
    ("2 jam yang lalu", "timestamp"),
    ("11 Juli 2025 • 3 menit baca", "timestamp"),
    ("Rani Pratama - Jumat, 11 Juli 2025 07:40 WIB", "byline"),
    ("Oleh Rani Pratama | Jumat, 11 Juli 2025", "byline"),
    # captions
    ("Dua menlu berjabat tangan di Jenewa (Foto: Wartafoto)", "caption"),
    ("Dua menlu berjabat tangan di Jenewa. Foto: Wartafoto", "caption"),
    ("Dua menlu berjabat tangan di Jenewa. (Foto: Rani Pratama/detikcom)", "caption"),
    ("Dua menlu berjabat tangan di Jenewa. ANTARA FOTO/Rani Pratama/nym.", "caption"),
    ("Dua menlu berjabat tangan. (ANTARA FOTO/Rani Pratama)", "caption"),
    ("Dua menlu berjabat tangan. (REUTERS/John Smith)", "caption"),
    ("Dua menlu berjabat tangan. (AP Photo/John Smith)", "caption"),
    ("Dua menlu berjabat tangan. (Dok. Kemlu)", "caption"),
    ("Dua menlu berjabat tangan (Istimewa)", "caption"),
    ("Dua menlu berjabat tangan. [Foto: Antara]", "caption"),
    ("Dua menlu berjabat tangan/Foto: Wartafoto", "caption"),
    ("Dua menlu berjabat tangan. Foto/Wartafoto", "caption"),
    ("Foto: Wartafoto", "caption"),
    ("Foto: Dua menlu berjabat tangan di Jenewa (Rani Pratama/detikcom)", "caption"),
    ("Ilustrasi: bendera dua negara", "caption"),
    ("REUTERS/John Smith", "caption"),
    # where it was taken from
    ("Sumber: Reuters", "credit"),
    ("(Sumber: kemlu.go.id)", "credit"),
    # labels glued to what follows, forms and buttons
    ("EditorReni Susanti", "byline"),
    ("Read Next : Dua Menlu Bertemu di Jakarta", "related"),
    ("Your email address will not be published. Required fields are marked *", "template"),
    ("Tinggalkan Balasan Batalkan balasan", "template"),
    ("sosmed-whatsapp-white", "template"),
    ("zoom-in-whitePerbesar", "template"),
    ("detikNetwork", "template"),
    ("Get Harian App with new looks!", "template"),
    ("Presiden tiba di Kazan untuk menghadiri sidang.(AFP/ Rina SARI /harian2024.ru)", "caption"),
    ("(T/P002/P4)", "byline"),
    ("Home / Dunia / Dua Menteri Bertemu di Jenewa", "section"),
    ("Share Button", "template"),
    ("Di baca 2122 kali", "template"),
    ("2025 © PT Harian Contoh Media", "template"),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_a_line_says_what_it_is(noise, line, kind):
    verdict = noise.judge(line)
    assert verdict is not None and verdict.kind == kind, verdict


SENTENCES = [
    "Ia juga membaca juga laporan itu.",
    "Oleh karena itu, kedua negara sepakat.",
    "Oleh sebab itu Presiden menunda kunjungannya.",
    "Penulis buku itu, Rani Pratama, mengatakan hal serupa.",
    "Editor majalah itu membantah.",
    "Laporan PBB menyebut ribuan orang mengungsi.",
    "Foto itu menunjukkan kedua menteri.",
    "Foto-foto pertemuan itu beredar luas.",
    "Halaman istana itu dipenuhi tamu.",
    "Sumber diplomatik mengatakan pertemuan itu batal.",
    "Bagikan bantuan, Menlu Tinjau Pengungsi",
    "Simak pidato lengkapnya besok.",
    "Internasional Criminal Court mengeluarkan surat perintah.",
    "Menlu Rusia Tiba di Jakarta",
    "Rabu (24/9) menjadi hari terakhir sidang itu.",
    "Pada 11 Juli 2025 keduanya bertemu.",
    "Pertemuan 11 Juli 2025 Batal",
    "Iklan kampanye itu ditarik.",
    "Video pertemuan itu beredar di media sosial.",
    "Komentar Trump memicu protes.",
    "Share saham itu turun.",
    "Tag harga barang impor naik.",
    "“Baca juga sejarahnya,” kata dia.",
    "Reuters melaporkan pertemuan itu batal.",
    "Kata Lavrov: kami siap.",
    "Reaksi China",
    "Perang Belum Usai",
    "Sidang itu dihadiri Presiden AS (Foto bersama menyusul).",
    "Menlu Rusia Sergey Lavrov, Menlu AS Marco Rubio",
    "Konferensi itu (dihadiri 40 negara) berlangsung di Jenewa.",
    "1. Rusia kecam serangan itu",
    "Ikuti jejak ayahnya, Rani Pratama masuk dinas luar negeri lewat Facebook dan Instagram.",
    "Simak pernyataan lengkap menteri itu di YouTube kementerian pada Kamis malam.",
    "Yuk, kata dia kepada wartawan, kita berunding di Jakarta sambil membuka Telegram.",
    "Ekonomi > Politik, kata dia.",
    "Sumber Reuters menyebut pertemuan batal.",
    "Arsip Nasional Dibuka untuk Umum",
    "Ilustrasi itu dibuat di Jenewa.",
    "Politik dan Hukum Internasional",
    "Simak pidatonya di Istana Merdeka besok pagi.",
    "Pertemuan itu dihadiri dua negara (Rusia/AS).",
    "Ia membaca (Matius 5/Lukas 6).",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_or_headline_is_no_noise(noise, line):
    assert noise.judge(line) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- Penulis : Rani Pratama", {"author": "Rani Pratama"}),
        ("Penulis: Rani Pratama | Editor: Bayu Lestari", {"author": "Rani Pratama"}),
        ("Penulis: Rani Pratama Editor: Bayu Lestari", {"author": "Rani Pratama"}),
        ("Reporter: Rani Pratama, Bayu Lestari", {"author": "Rani Pratama, Bayu Lestari"}),
        ("Oleh Rani Pratama", {"author": "Rani Pratama"}),
        ("Laporan Wartawan Tribunnews.com, Rani Pratama", {"author": "Rani Pratama"}),
        ("Penulis: Redaksi", {}),
        ("Editor: Bayu Lestari", {}),
        ("Rani Pratama - detikNews", {"author": "Rani Pratama", "outlet": "detikcom"}),
        ("Tim Redaksi, CNBC Indonesia", {"outlet": "CNBC Indonesia"}),
        ("Kompas.com - 11/07/2025, 07:40 WIB", {"outlet": "Kompas.com"}),
        ("Rani Pratama - Jumat, 11 Juli 2025 07:40 WIB", {"author": "Rani Pratama"}),
        ("Oleh Rani Pratama | Jumat, 11 Juli 2025", {"author": "Rani Pratama"}),
        ("Dua menlu berjabat tangan. Foto: Wartafoto", {"photo": "Wartafoto"}),
        ("Dua menlu berjabat tangan (Foto: Rani/Wartafoto)", {"photo": "Rani/Wartafoto"}),
        ("Dua menlu berjabat tangan. (REUTERS/John Smith)", {"photo": "REUTERS/John Smith"}),
        ("Foto: Dua menlu berjabat tangan di Jenewa pekan ini (Dok. Kemlu)", {"photo": "Kemlu"}),
        ("Foto: Wartafoto", {"photo": "Wartafoto"}),
        ("Sumber: Reuters", {"credit": "Reuters"}),
        ("(Sumber: kemlu.go.id)", {"credit": "Kementerian Luar Negeri RI"}),
        ('Artikel ini telah tayang di Kompas.com dengan judul "Dua Menlu".', {"outlet": "Kompas.com"}),
        ("COPYRIGHT © ANTARA 2025", {"outlet": "ANTARA"}),
        ("(ANTARA)", {"credit": "ANTARA"}),
        ("(Reuters/Z-2)", {"credit": "Reuters"}),
    ],
)
def test_a_line_tells_of_the_article(noise, line, told):
    assert dict(noise.judge(line).told) == told


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Pertemuan itu batal. Baca juga: Dua Menlu Sepakat Buka Kedutaan", "Baca juga: Dua Menlu Sepakat Buka Kedutaan"),
        ("Pertemuan itu batal,” katanya. BACA JUGA: Dua Menlu Sepakat", "BACA JUGA: Dua Menlu Sepakat"),
        ("Pertemuan itu batal.  Simak Juga: Dua Menlu Sepakat", "Simak Juga: Dua Menlu Sepakat"),
        ("Pertemuan itu batal. Baca juga: Dua Menlu Sepakat. Menteri itu lalu pulang ke Moskow.", None),
        ("Ia menambahkan, baca juga: laporan PBB.", None),
        ("Baca juga: Dua Menlu Sepakat", None),
        ("Ia mengutip buku Baca juga: Sejarah Diplomasi", None),
    ],
)
def test_a_link_after_the_sentences_of_a_line(noise, line, cut):
    start = noise.link_within(line)
    assert (line[start:] if start is not None else None) == cut


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Pertemuan itu batal. Baca juga: Dua Menlu Sepakat Buka Kedutaan. Menteri itu lalu pulang ke Moskow.", "Baca juga: Dua Menlu Sepakat Buka Kedutaan. "),
        ("Pertemuan itu batal. BACA JUGA: Dua Menlu Sepakat, Apa Isinya? Menteri itu lalu pulang.", "BACA JUGA: Dua Menlu Sepakat, Apa Isinya? "),
        ("Pertemuan itu batal. Simak juga: Dua Menlu Sepakat Buka Kedutaan  Menteri itu lalu pulang.", "Simak juga: Dua Menlu Sepakat Buka Kedutaan  "),
        ("Pertemuan itu batal. Baca juga: Dua Menlu Sepakat Buka Kedutaan Menteri itu lalu pulang.", None),
        ("Ia berpesan. Baca juga: kedua naskah itu harus dibaca bersama. Lalu ia pulang.", None),
    ],
)
def test_a_link_between_the_sentences_of_a_paragraph(noise, line, cut):
    assert [line[start:end] for start, end in noise.links_between(line)] == ([cut] if cut else [])
    assert noise.joins_link(line) is not None
