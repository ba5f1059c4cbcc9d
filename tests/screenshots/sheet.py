"""Contact sheets: all pictures of a menu beside each other, drawn by the browser itself."""

from __future__ import annotations

from html import escape
from pathlib import Path

from playwright.sync_api import Browser

LOOKS = ("1280-light", "1280-dark", "360-light", "360-dark")
STYLE = """
body { margin: 0; padding: 24px; font: 14px sans-serif; background: #888; width: 1560px }
h1 { font-size: 22px; color: #fff } h2 { font-size: 14px; color: #fff; margin: 18px 0 6px }
div { display: flex; gap: 12px; align-items: flex-start }
figure { margin: 0; max-height: 760px; overflow: hidden; background: #fff; box-shadow: 0 1px 6px #0006 }
img { display: block; width: 570px } img.phone { width: 186px }
"""


def write(folder: Path, groups: dict[str, list[str]]) -> None:
    """``index.html`` with everything, for people; ``groups`` holds the pictures' names by menu."""
    parts = [_section(menu, names) for menu, names in groups.items()]
    (folder / "index.html").write_text(_document("".join(parts)))


def draw(browser: Browser, folder: Path, groups: dict[str, list[str]]) -> None:
    """One picture of all pages, and one of each menu, large enough to judge it."""
    page = browser.new_page(viewport={"width": 1608, "height": 900})
    for name, chosen in {"all": groups, **{menu: {menu: names} for menu, names in groups.items()}}.items():
        file = folder / f"sheet-{name}.html"
        file.write_text(_document("".join(_section(menu, names) for menu, names in chosen.items())))
        page.goto(file.as_uri(), wait_until="load")
        if name == "all":
            page.evaluate("document.body.style.zoom = 0.3")
        page.screenshot(path=folder / f"sheet-{name}.png", full_page=True)
        file.unlink()
    page.close()


def _document(body: str) -> str:
    return f"<!doctype html><meta charset=utf-8><title>Si-Kinerja</title><style>{STYLE}</style>{body}"


def _section(menu: str, names: list[str]) -> str:
    return f"<h1>{escape(menu)}</h1>" + "".join(
        f"<h2>{escape(name)}</h2><div>{''.join(_figure(name, look) for look in LOOKS)}</div>"
        for name in names
    )


def _figure(name: str, look: str) -> str:
    phone = ' class="phone"' if look.startswith("360") else ""
    return f'<figure><a href="{name}-{look}.png"><img{phone} src="{name}-{look}.png" alt=""></a></figure>'
