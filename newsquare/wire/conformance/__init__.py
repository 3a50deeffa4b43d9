"""How true the wire's reading is: files scored against what stands beside them, or against a second reading.

The second reading (`readings/`) shares no code with the formats: it is short, reads only what is scored, and is wrong
elsewhere than they are. Nothing here touches a database.
"""

from newsquare.wire.conformance.folder import FileScore, scores_of
from newsquare.wire.conformance.table import below_the_bar, fields_below, table_of

__all__ = ["FileScore", "below_the_bar", "fields_below", "scores_of", "table_of"]
