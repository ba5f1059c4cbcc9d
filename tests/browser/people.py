"""People at a browser, in the words of the pages: what the stories of this folder are written with."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from sikinerja.kepegawaian.models import Pegawai
from tests.browser.conftest import Visit
from tests.cast import PASSWORD


class Somebody:
    """A person at a browser of their own, with or without JavaScript."""

    def __init__(self, visit: Visit, *, javascript: bool = True) -> None:
        self.visit, self.javascript = visit, javascript

    @property
    def page(self) -> Page:
        """The browser's page."""
        return self.visit.page

    @property
    def here(self) -> Locator:
        """Where the person looks: the open dialog, else the main part of the page."""
        dialog = self.page.locator("dialog[open]")
        return dialog if self.javascript and dialog.count() else self.page.locator("main")

    def log_in(self, person: Pegawai) -> None:
        """Through the login form."""
        self.visit.open("/masuk/")
        self.page.get_by_label("NIP").fill(person.akun.username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.visit.send(self.page.get_by_role("button", name="LOGIN"))
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def open(self, address: str) -> None:
        """Type an address."""
        self.visit.open(address)

    def follow(self, name: str) -> None:
        """A link of the main part, under *Lainnya* too; one that opens a dialog is waited for."""
        main = self.page.locator("main")
        link = main.get_by_role("link", name=re.compile(name)).first
        others = main.locator("details.others:not([open]) > summary").first
        link.or_(others).first.wait_for()
        if not link.is_visible():
            others.click()
        in_dialog = self.javascript and link.get_attribute("data-dialog") is not None
        link.click()
        if in_dialog:
            expect(self.page.locator("dialog[open]")).to_be_visible()

    def fill(self, label: str, text: str) -> None:
        """A field by its label."""
        self.here.get_by_label(label).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        """The option of a list that contains some words."""
        field = self.here.get_by_label(label, exact=True)
        value = field.locator("option", has_text=option).first.get_attribute("value")
        field.select_option(value)

    def tick(self, label: str) -> None:
        """A tick or radio button by its label."""
        self.here.get_by_text(label, exact=True).first.click()

    def press(self, name: str) -> None:
        """A button, and wait until its answer has come."""
        self.visit.send(self.here.get_by_role("button", name=name, exact=True))

    def sees(self, text: str) -> None:
        """Something is to be read on the page or in a message."""
        expect(self.page.locator("body")).to_contain_text(text)
