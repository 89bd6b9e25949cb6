"""The two ways of working at the desk: one script, done with the mouse or with nothing but the keyboard."""

import re
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

FAR = 160  # stops of the Tab key: more than the fullest screen has
FOCUSED = "one => one === document.activeElement"
SAME_GROUP = "one => document.activeElement?.type === 'radio' && document.activeElement.name === one.name"


class Hand(Protocol):
    """What a person does to a control."""

    page: Page

    def press(self, name: str | re.Pattern[str]) -> None: ...
    def follow(self, name: str | re.Pattern[str]) -> None: ...
    def write(self, label: str, text: str) -> None: ...
    def tick(self, name: str) -> None: ...
    def pick(self, label: str | re.Pattern[str], option: str) -> None: ...
    def menu(self, button: str, item: str) -> None: ...


class Mouse:
    """Points and clicks; types where it clicked."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, name: str | re.Pattern[str]) -> None:
        """A button."""
        button(self.page, name).click()

    def follow(self, name: str | re.Pattern[str]) -> None:
        """A link."""
        self.page.get_by_role("link", name=name, exact=True).last.click()

    def write(self, label: str, text: str) -> None:
        """A field, by its label."""
        field = field_of(self.page, label)
        field.click()
        field.fill(text)

    def tick(self, name: str) -> None:
        """A radio button, by what it says."""
        self.page.get_by_text(name, exact=True).last.click()

    def pick(self, label: str | re.Pattern[str], option: str) -> None:
        """An answer of a list that is searched as one types."""
        field = field_of(self.page, label)
        field.click()
        field.fill(option)
        self.page.get_by_role("option", name=option).first.click()

    def menu(self, button: str, item: str) -> None:
        """An entry of a menu."""
        self.press(button)
        self.page.get_by_role("menuitem", name=item, exact=True).click()


class Keys:
    """Tab until it is there, then Enter, Space or arrows: what nobody can reach so, this hand cannot do."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, name: str | re.Pattern[str]) -> None:
        """A button."""
        self._reach(button(self.page, name))
        self.page.keyboard.press("Enter")

    def follow(self, name: str | re.Pattern[str]) -> None:
        """A link."""
        self._reach(self.page.get_by_role("link", name=name, exact=True).last)
        self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        """A field: what it held is replaced."""
        self._reach(field_of(self.page, label))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def tick(self, name: str) -> None:
        """A radio button: Tab enters its group, arrows go through it."""
        radio = self.page.get_by_role("radio", name=name, exact=True).last
        self._reach(radio, SAME_GROUP)
        for _ in range(10):
            if radio.is_checked() and radio.evaluate(FOCUSED):
                return
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        expect(radio).to_be_checked()

    def pick(self, label: str | re.Pattern[str], option: str) -> None:
        """An answer of a list that is searched as one types."""
        field = field_of(self.page, label)
        self._reach(field)
        self.page.keyboard.type(option)
        found = self.page.get_by_role("option", name=option).first
        expect(found).to_be_visible()
        if found.get_attribute("data-combobox-selected") is None:
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")

    def menu(self, button: str, item: str) -> None:
        """An entry of a menu: arrows go through it."""
        self.press(button)
        self._reach(self.page.get_by_role("menuitem", name=item, exact=True), key="ArrowDown")
        self.page.keyboard.press("Enter")

    def _reach(self, target: Locator, there: str = FOCUSED, key: str = "Tab") -> None:
        expect(target).to_be_visible() if there == FOCUSED else expect(target).to_be_attached()
        expect(target).to_be_enabled()
        for _ in range(FAR):
            if target.evaluate(there):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard never comes to {target}")


def button(page: Page, name: str | re.Pattern[str]) -> Locator:
    """A button by its whole name; that of a dialogue, which stands last in the page, before that of the page below."""
    found = page.get_by_role("button", name=name, exact=True)
    return found.first if isinstance(name, re.Pattern) else found.last


def field_of(page: Page, label: str | re.Pattern[str]) -> Locator:
    """A field to type in, by its whole label; that of a dialogue before that of the page below."""
    found = page.get_by_role("textbox", name=label, exact=True).or_(
        page.get_by_role("combobox", name=label, exact=True)
    )
    if isinstance(label, str):  # a password is no textbox to a screen reader
        secret = page.locator("input[type=password]")
        found = found.or_(page.get_by_label(re.compile(rf"^{re.escape(label)}\W*$")).and_(secret))
    return found.last
