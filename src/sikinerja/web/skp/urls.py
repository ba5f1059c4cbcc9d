"""Addresses of the menu ``skp``."""

from __future__ import annotations

from django.urls import path

from sikinerja.web.skp.views import cetak, flow, impor, indikator, lampiran, plan, revisi, rhk, salin, versi

app_name = "skp"
urlpatterns = [
    path("", plan.daftar, name="daftar"),
    path("tambah/", plan.tambah, name="tambah"),
    path("contoh/", plan.contoh, name="contoh"),
    path("<int:skp_id>/", plan.detail, name="detail"),
    path("<int:skp_id>/ubah/", plan.ubah, name="ubah"),
    path("<int:skp_id>/hapus/", plan.hapus, name="hapus"),
    path("<int:skp_id>/ajukan/", flow.ajukan, name="ajukan"),
    path("<int:skp_id>/tarik/", flow.tarik, name="tarik"),
    path("<int:skp_id>/ajukan-revisi/", revisi.ajukan_revisi, name="ajukan_revisi"),
    path("<int:skp_id>/batalkan-revisi/", revisi.batalkan_revisi, name="batalkan_revisi"),
    path("<int:skp_id>/lampiran/", lampiran.lampiran, name="lampiran"),
    path("<int:skp_id>/versi/<int:nomor>/", versi.versi, name="versi"),
    path("<int:skp_id>/cetak/", cetak.cetak, name="cetak"),
    path("<int:skp_id>/dokumen/", cetak.dokumen, name="dokumen"),
    path("<int:skp_id>/salin/", salin.salin, name="salin"),
    path("<int:skp_id>/impor/", impor.impor, name="impor"),
    path("<int:skp_id>/impor/contoh/", impor.contoh_impor, name="contoh_impor"),
    path("<int:skp_id>/rhk/tambah/", rhk.tambah_rhk, name="tambah_rhk"),
    path("<int:skp_id>/rhk/<int:rhk_id>/", indikator.baris, name="baris"),
    path("<int:skp_id>/rhk/<int:rhk_id>/ubah/", rhk.ubah_rhk, name="ubah_rhk"),
    path("<int:skp_id>/rhk/<int:rhk_id>/hapus/", rhk.hapus_rhk, name="hapus_rhk"),
    path("<int:skp_id>/rhk/<int:rhk_id>/geser/", rhk.geser_rhk, name="geser_rhk"),
    path(
        "<int:skp_id>/rhk/<int:rhk_id>/indikator/tambah/",
        indikator.tambah_indikator,
        name="tambah_indikator",
    ),
    path("<int:skp_id>/indikator/<int:indikator_id>/ubah/", indikator.ubah_indikator, name="ubah_indikator"),
    path(
        "<int:skp_id>/indikator/<int:indikator_id>/hapus/",
        indikator.hapus_indikator,
        name="hapus_indikator",
    ),
]
