"""Pictures for the demo, drawn by code: the same name always gives the same picture."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from newsquare.demo.drawings import banks, country, halls, harbor, indoors, places, river, town
from newsquare.demo.drawings.canvas import Canvas


@dataclass(frozen=True)
class Drawing:
    """A scene: who paints it, from which seed, and what a person who cannot see it should know."""

    paint: Callable[[Canvas], None]
    seed: int
    alt: str


DRAWINGS: dict[str, Drawing] = {
    "bridge-dusk": Drawing(river.bridge_dusk, 11, "Drawing of a steel truss bridge over a wide river at dusk"),
    "bridge-piers": Drawing(river.bridge_piers, 12, "Drawing of three stone bridge piers standing in gray water"),
    "river-gauge": Drawing(river.river_gauge, 13, "Drawing of a marked gauge board in brown, fast water beside a wall"),
    "flooded-park": Drawing(
        river.flooded_park, 14, "Drawing of park trees, lamps and a bench standing in still flood water"
    ),
    "main-street-evening": Drawing(
        town.main_street_evening, 11, "Drawing of lit shop windows on a wet main street at night"
    ),
    "main-street-morning": Drawing(
        town.main_street_morning, 12, "Drawing of brick storefronts with awnings and a parked pickup"
    ),
    "court-house": Drawing(town.court_house, 13, "Drawing of a stone court house with a copper dome on a lawn"),
    "water-tower": Drawing(town.water_tower, 14, "Drawing of a water tower above the roofs of small houses at sunrise"),
    "dark-street": Drawing(town.dark_street, 15, "Drawing of a dark street under stars with light in a single window"),
    "snow-street": Drawing(town.snow_street, 16, "Drawing of a snowplow with its lights on in a white street"),
    "storm-front": Drawing(country.storm_front, 11, "Drawing of a dark shelf cloud and lightning over stubble fields"),
    "fallen-tree": Drawing(country.fallen_tree, 12, "Drawing of an uprooted tree across a street and a utility truck"),
    "grain-elevator": Drawing(
        country.grain_elevator, 13, "Drawing of a grain elevator and a freight train beside cut fields"
    ),
    "night-game": Drawing(country.night_game, 14, "Drawing of a football game under four light towers"),
    "ball-field": Drawing(
        country.ball_field, 15, "Drawing of an empty ball field at dusk with a water tower behind it"
    ),
    "night-road": Drawing(country.night_road, 16, "Drawing of a wet county road at night with car lights far ahead"),
    "farm-fields": Drawing(country.farm_fields, 17, "Drawing of crop rows leading to a red barn under big clouds"),
    "council-chamber": Drawing(
        indoors.council_chamber, 11, "Drawing of a council chamber with seven members and full benches"
    ),
    "gym": Drawing(indoors.gym, 12, "Drawing of an empty school gym with a ball under the hoop"),
    "library": Drawing(indoors.library, 13, "Drawing of a reading room with arched windows and a long table"),
    "polling-place": Drawing(
        indoors.polling_place, 14, "Drawing of four voting booths with striped curtains in a hall"
    ),
    "stage": Drawing(indoors.stage, 15, "Drawing of four young actors on a school stage, seen from the seats"),
    "bakery": Drawing(indoors.bakery, 16, "Drawing of a bakery window with loaves on shelves beside a red door"),
    "class-room": Drawing(indoors.class_room, 17, "Drawing of rows of empty desks in a sunlit class room"),
    "school-morning": Drawing(places.school_morning, 11, "Drawing of a brick school with a yellow bus at the curb"),
    "church-hill": Drawing(places.church_hill, 12, "Drawing of a white church and headstones on a hill above a river"),
    "market-stalls": Drawing(
        places.market_stalls, 13, "Drawing of market stalls with striped awnings on a town square"
    ),
    "clinic-night": Drawing(
        places.clinic_night, 14, "Drawing of a clinic at night with an ambulance at its lit entrance"
    ),
    "state-house": Drawing(places.state_house, 15, "Drawing of a state house with a gilded dome at evening"),
    "red-kayak": Drawing(banks.red_kayak, 11, "Drawing of an overturned red kayak in brown water below a dam"),
    "flooded-houses": Drawing(
        banks.flooded_houses, 12, "Drawing of four houses in flood water and two people in a canoe"
    ),
    "petition-table": Drawing(banks.petition_table, 13, "Drawing of people in a line at a table under a bridge"),
    "slipway": Drawing(banks.slipway, 14, "Drawing of a new sloop on a slip before a red boat shed"),
    "front-row-tide": Drawing(banks.front_row_tide, 15, "Drawing of a shopping street with sea water standing in it"),
    "court-room": Drawing(halls.court_room, 11, "Drawing of an empty court room with the judge's bench"),
    "volleyball": Drawing(halls.volleyball, 12, "Drawing of a volleyball match before full stands"),
    "newsroom": Drawing(halls.newsroom, 13, "Drawing of a newsroom at night with one person at a desk"),
    "night-board": Drawing(halls.night_board, 14, "Drawing of a chess problem on a whiteboard and a custodian's cart"),
    "lighthouse": Drawing(harbor.lighthouse, 11, "Drawing of a lighthouse on a point above a calm sea at dawn"),
    "fishing-boats": Drawing(harbor.fishing_boats, 12, "Drawing of three trawlers moored below sheds on piles"),
    "ferry-fog": Drawing(harbor.ferry_fog, 13, "Drawing of a ferry coming out of fog toward a landing"),
    "quay-visit": Drawing(harbor.quay_visit, 14, "Drawing of a small party on a quay with flags and a white cutter"),
}


def draw(name: str) -> Image.Image:
    """Return one picture, 1600 by 900."""
    drawing = DRAWINGS[name]
    canvas = Canvas(drawing.seed)
    drawing.paint(canvas)
    return canvas.finish()


def draw_jpeg(name: str) -> bytes:
    """Return one picture as the bytes of a JPEG file."""
    sheet = BytesIO()
    draw(name).save(sheet, "JPEG", quality=90)
    return sheet.getvalue()
