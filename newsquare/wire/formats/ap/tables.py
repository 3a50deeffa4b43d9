"""What the Associated Press calls things."""

from newsquare.wire.formats.item import Action

ACTIONS = {
    "kill": Action.KILL, "elimination": Action.KILL, "withhold": Action.WITHHOLD, "correction": Action.CORRECTION,
    "corrective": Action.CORRECTION, "clarification": Action.CORRECTION, "captioncorrection": Action.CORRECTION,
    "lead": Action.UPDATE, "writethru": Action.UPDATE, "add": Action.UPDATE, "update": Action.UPDATE,
    "advisory": Action.ADVISORY,
}  # fmt: skip
"""Editorial types, the gravest first."""

KILLS = {
    Action.KILL: "Mandatory kill, by its editorial type.",
    Action.WITHHOLD: "Mandatory kill (withhold), by its editorial type.",
}
"""How the desk is told what a notice's editorial type orders."""

ADVISORIES = "v"  # The category of notices to editors.
FOR_READERS = {"category", "direct"}
"""How AP's own editors or machines tied a subject to an item; what only stands above one of these is left out."""

TEXTS = ("nitf", "body_nitf", "body", "body_xhtml", "body_html")
INSIDE = ("content", "body_html", "body", "data", "value", "xml")
"""Where a text may lie that was fetched and put back, whole or in an object."""
