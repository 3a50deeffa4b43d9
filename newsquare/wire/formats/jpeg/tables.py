"""Where a fact stands in IIM (record and number) and in XMP (the names of the IPTC Photo Metadata Standard)."""

Field = tuple[int, int]

HEADLINE = ((2, 105), "photoshop:Headline")
TITLE = ((2, 5), "dc:title")
CAPTION = ((2, 120), "dc:description")
CREATOR = ((2, 80), "dc:creator")
CREDIT = ((2, 110), "photoshop:Credit")
SOURCE = ((2, 115), "photoshop:Source")
NOTICE = ((2, 116), "dc:rights")
HOLDER = (None, "plus:CopyrightOwnerName")
USAGE = (None, "xmpRights:UsageTerms")
INSTRUCTIONS = ((2, 40), "photoshop:Instructions")
KEYWORDS = ((2, 25), "dc:subject")
SUBJECTS = ((2, 12), "core:SubjectCode")
CATEGORY = ((2, 15), "photoshop:Category")
OTHER_CATEGORIES = ((2, 20), "photoshop:SupplementalCategories")
URGENCY = ((2, 10), "photoshop:Urgency")
CREATED = ((2, 55), "photoshop:DateCreated")
CREATED_TIME: Field = (2, 60)
SENT, SENT_TIME = (1, 70), (1, 80)
RELEASE, RELEASE_TIME = (2, 30), (2, 35)
EXPIRY, EXPIRY_TIME = (2, 37), (2, 38)
LANGUAGE = ((2, 135), "dc:language")
PLACES = (
    ((2, 92), "core:Location"), ((2, 90), "photoshop:City"), ((2, 95), "photoshop:State"),
    ((2, 101), "photoshop:Country"),
)  # fmt: skip
GUID = (None, "ext:DigImageGUID")
ALT = (None, "core:AltTextAccessibility")
LICENCE_ENDS = ("plus:LicenseEndDate", "prism:expirationDate")
EDIT_STATUS: Field = (2, 7)
