"""Blocks on pages, and lines in their width."""

from hypothesis import given
from hypothesis import strategies as st

from reports.monthly_coverage.layout import Block, paginate, space
from reports.monthly_coverage.theme import BODY, BOTTOM, TOP, clean, ellipsize, fitted, register_fonts, text_width, wrap

heights = st.lists(st.tuples(st.floats(min_value=1, max_value=120), st.booleans()), max_size=120)


def block(height: float, *, keep: bool = False, repeat: tuple[Block, ...] = (), outline: str = "") -> Block:
    return Block(height, lambda _canvas, _top: None, keep=keep, repeat=repeat, outline=outline)


def runs_of_at_most_four(sizes: list[tuple[float, bool]]) -> list[Block]:
    return [
        block(height, keep=keep and place % 4 != 0, outline=str(place)) for place, (height, keep) in enumerate(sizes)
    ]


@given(heights)
def test_every_block_is_placed_once_in_order_and_inside_the_page(sizes: list[tuple[float, bool]]) -> None:
    blocks = runs_of_at_most_four(sizes)
    pages = paginate(blocks)
    assert [placed.block for page in pages for placed in page] == blocks
    for page in pages:
        bottoms = [placed.top - placed.block.height for placed in page]
        assert all(bottom >= BOTTOM - 1e-6 for bottom in bottoms)
        assert all(after.top <= bottom + 1e-6 for bottom, after in zip(bottoms, page[1:], strict=False))


@given(heights)
def test_a_kept_block_is_never_the_last_of_its_page(sizes: list[tuple[float, bool]]) -> None:
    pages = paginate([*runs_of_at_most_four(sizes), block(1)])
    assert not any(page[-1].block.keep for page in pages)


def test_a_table_head_comes_back_on_each_page() -> None:
    head = block(30)
    rows = [block(100, repeat=(head,)) for _ in range(20)]
    pages = paginate([head, *rows])
    assert len(pages) > 2
    assert all(page[0].block is head for page in pages)


def test_white_vanishes_at_the_top_of_a_page_only() -> None:
    first, second = paginate([block(10), space(40), block(10), space(40, keep=True, new_page=True), block(10)])
    assert [placed.top for placed in first] == [TOP, TOP - 10, TOP - 50]
    assert [placed.top for placed in second] == [TOP]


@given(st.text(max_size=300), st.floats(min_value=20, max_value=500))
def test_an_ellipsis_is_measured(text: str, width: float) -> None:
    register_fonts()
    line = clean(text)
    shown = ellipsize(line, BODY, width)
    assert text_width(shown, BODY) <= width
    assert shown == line or shown.endswith("…")


def test_an_ellipsis_keeps_as_much_as_fits() -> None:
    register_fonts()
    width = text_width("Marchand-Lefèvre…", BODY)
    assert ellipsize("Marchand-Lefèvre de La Tour", BODY, width) == "Marchand-Lefèvre…"


def test_an_amount_is_not_parted_at_the_end_of_a_line() -> None:
    register_fonts()
    amount = "4\u202f000,00\u00a0€"
    lines = wrap(f"Il reste {amount}", BODY, text_width("Il reste 4 000", BODY))
    assert lines == ["Il reste", clean(amount)]


def test_numbers_of_a_row_shrink_together_and_fit() -> None:
    register_fonts()
    style = fitted(BODY, [("1", 40), ("123456789,00", 30)])
    assert style.size < BODY.size
    assert text_width("123456789,00", style) <= 30
    assert fitted(BODY, [("1", 40)]) == BODY


def test_breaks_and_invisible_characters_leave_a_name() -> None:
    assert clean("Zoé\nPetit\u200b\ud800") == "Zoé Petit"
    assert clean("Re\u0301my") == "Rémy"
