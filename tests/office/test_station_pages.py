"""The plain text of a station's own pages becomes HTML."""

from newsquare.office.station_file.pages import as_html


def test_an_address_for_mail_can_be_pressed() -> None:
    made = as_html("- Newsroom: news@riverbend.example, 555-0109\n\nOr <come> by.")

    assert made == (
        '<ul><li>Newsroom: <a href="mailto:news@riverbend.example">news@riverbend.example</a>, 555-0109</li></ul>\n'
        "<p>Or &lt;come&gt; by.</p>"
    )
