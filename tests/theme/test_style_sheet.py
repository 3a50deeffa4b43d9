"""One small style sheet and one small script, made of many files without a build step."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from newsquare.theme import stylesheet
from newsquare.theme.finders import ComponentFinder
from newsquare.theme.storage import HashedStorage

BUDGET = 8 * 1024


def test_the_whole_sheet_keeps_to_its_budget() -> None:
    assert len(gzip.compress(stylesheet.sheet().encode(), 9)) <= BUDGET


def test_layers_come_in_their_order() -> None:
    sheet = stylesheet.sheet()

    places = [sheet.index(f"@layer {layer}{{") for layer in stylesheet.LAYERS]

    assert sheet.startswith("@layer reset,tokens,base")
    assert places == sorted(places)


def test_every_component_s_style_is_in_the_sheet() -> None:
    sheet = stylesheet.sheet()

    for path in stylesheet.HERE.glob("components/*/*.css"):
        assert stylesheet.squeezed(path.read_text()) in sheet


def test_squeezing_keeps_strings_and_selectors() -> None:
    css = '/* a */ a > b ,\n c :is(d) { content: " ( ; ) " ; margin : 0 auto; } /* b */'

    assert stylesheet.squeezed(css) == 'a>b,c :is(d){content:" ( ; ) ";margin :0 auto}'


def test_no_address_of_anybody_else_is_in_sheet_or_script() -> None:
    assert "//" not in stylesheet.sheet().replace("https://", "//")
    assert "import" not in stylesheet.script()


def test_django_finds_both_files_freshly_made() -> None:
    found = finders.find("theme/site.css")

    assert found
    assert Path(found).read_text() == stylesheet.sheet()
    assert Path(finders.find("theme/site.js") or "").read_text() == stylesheet.script()


def test_collectstatic_is_offered_both_files() -> None:
    listed = dict(ComponentFinder().list([]))

    assert sorted(listed) == ["theme/site.css", "theme/site.js"]
    assert Path(listed["theme/site.css"].path("theme/site.css")).read_text() == stylesheet.sheet()


def test_what_is_ignored_is_not_offered() -> None:
    assert [path for path, _ in ComponentFinder().list(["*.js"])] == ["theme/site.css"]


def test_other_files_are_not_ours_to_find() -> None:
    assert ComponentFinder().find("theme/other.css") == []
    assert ComponentFinder().find("theme/other.css", find_all=True) == []


def test_collected_files_carry_their_hash_and_others_keep_their_name(tmp_path: Path) -> None:
    storage = HashedStorage(location=tmp_path, base_url="/static/")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "site.css").write_text(stylesheet.sheet())

    assert re.fullmatch(r"/static/theme/site\.[0-9a-f]{12}\.css", storage.url("theme/site.css"))
    assert storage.url("theme/missing.css") == "/static/theme/missing.css"
