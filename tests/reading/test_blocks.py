"""The blocks of a piece of HTML."""

from briefing.reading.page.html import fragment_pieces


def test_a_fragment_is_all_text():
    assert fragment_pieces("<p>One.</p><footer>Two.</footer><nav>Menu</nav>") == [("One.", None), ("Two.", None)]
