"""Moving the demo's clock."""

from __future__ import annotations

from datetime import date, time, timedelta

from django import forms

from sikinerja.core.time import Month


class JamForm(forms.Form):
    """A local day and hour; ``langkah`` is a quick way to a moment that matters."""

    tanggal = forms.DateField(label="Tanggal", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    pukul = forms.TimeField(label="Pukul", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    langkah = forms.CharField(required=False, max_length=20)


def langkah_cepat(today: date) -> list[tuple[str, str, date, time]]:
    """Moments worth a click: key, words, local day and hour."""
    after = Month.of(today).next
    return [
        ("besok", "Besok pukul 09:00", today + timedelta(days=1), time(9)),
        ("tanggal-1", "Tanggal 1 bulan depan: pengisian dibuka", after.first, time(8)),
        ("batas-isi", "Menit terakhir pengisian", _day(today, 10), time(23, 59)),
        ("batas-nilai", "Menit terakhir penilaian", _day(today, 12), time(23, 59)),
        ("ditutup", "Sesudah semuanya ditutup", _day(today, 13), time(8)),
    ]


def _day(today: date, day: int) -> date:
    """The next time that this day of the month comes, today included."""
    this = today.replace(day=day)
    return this if this >= today else Month.of(today).next.first.replace(day=day)
