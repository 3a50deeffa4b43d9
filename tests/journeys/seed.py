"""What the station holds before a journey begins: staff, a page of news, a talk under one story, work on the desk.

What journeys must know of it is printed as name=value.
"""

from tests.journeys.town import COPY, PASSWORD

STAFF = f"""
from django.utils import timezone
from newsquare.accounts.actions import add_staff, set_up_staff
from newsquare.accounts.models import Role
from newsquare.stations.models import Station
from newsquare.tips.actions import name_tip_reader

now, station, staff = timezone.now(), Station.objects.get(), {{}}
for name, role in (("Ada", "editor"), ("Ben", "reporter"), ("Cleo", "moderator"), ("Eve", "administrator")):
    welcome = add_staff(
        email=f"{{name.lower()}}@riverbend.example", station=station, role=Role(role), name=name, now=now
    )
    staff[name] = welcome.user
    if name in ("Ada", "Cleo"):
        name_tip_reader(user=welcome.user, station=station, now=now)
    set_up_staff(token=welcome.token, name=name, password="{PASSWORD}", factor=None, now=now)
"""

NEWS = """
from datetime import timedelta
from django.core.files.images import ImageFile
from io import BytesIO
from PIL import Image, ImageDraw
from newsquare.stories.actions import ensure_picture_collection, publish, unpublish
from newsquare.stories.models import Byline, Label, Picture, Section, Topic
from tests.cast import PublishedStoryFactory

news, river = Section.objects.get(slug="news"), Section.objects.get(slug="river")
county, schools = Topic.objects.get(slug="county-government"), Topic.objects.get(slug="schools")

canvas = Image.new("RGB", (1600, 900), "#9db7c2")
ImageDraw.Draw(canvas).rectangle((0, 520, 1600, 900), fill="#4b6a53")
drawn = BytesIO()
canvas.save(drawn, "JPEG")
picture = Picture.objects.create(
    station=station, title="The bridge", file=ImageFile(BytesIO(drawn.getvalue()), "bridge.jpg"),
    credit="Ben Ortiz/Channel 9", caption="The Front Street bridge on Monday.",
    description="A flat bridge over a wide river under a grey sky", collection=ensure_picture_collection(station),
)

def told(headline, slug, **more):
    return PublishedStoryFactory(station=station, headline=headline, slug=slug, **({"section": news} | more))

body = [
    ("text", "<p>The council voted five to two on Monday to close the Front Street bridge for a year.</p>"
     "<h2>What it costs</h2><p>Repairs cost $3.1 million, of which the state pays half, and "
     '<a href="/about/">begin in May</a>.</p><ul><li>Buses turn at Mill Street.</li><li>The path is open.</li></ul>'),
    ("quote", {"text": "A year is long, and a bridge is longer.", "attribution": "Pell Osborne, county engineer"}),
    ("picture", {"picture": picture, "caption": "The same bridge from the other bank."}),
    ("facts", {"title": "The bridge", "text": "<p>Built in 1958.</p><p>It carries 4,100 cars a day.</p>"}),
    ("text", "<p>The council meets again on March 16.</p>"),
]
for number in range(24):
    told(f"Notes from the council, part {number + 1}", f"notes-{number + 1}", topics=[county], section=river,
         published=now - timedelta(days=2 + number), deck="What else was on the list.")
gone = told("A bridge that was another", "wrong-bridge", published=now - timedelta(days=1))
wire = told("State pays for half of the gauge", "gauge", topics=[schools], label=Label.WIRE,
            distributor="State Wire", published=now - timedelta(hours=5))
bridge = told("Front Street bridge closes for a year", "bridge-closes", body=body, topics=[county, schools],
              lead_picture=picture, published=now - timedelta(hours=2))
bridge.correction_note = "An earlier version had the vote as six to one."
bridge.bylines.add(Byline(name="Ben Ortiz"))
bridge.save()
publish(story=bridge, by=staff["Ada"], now=now)
unpublish(story=gone, now=now, note="We had taken it for the bridge at Mill Street.")
print(f"story={bridge.path}", f"withdrawn={gone.path}", f"number={bridge.pk}")
"""

TALK = """
from newsquare.accounts.actions import account_for, set_name
from newsquare.comments.actions import approve, post_comment

people = []
for name in ("Iris Vale", "Tom Haddock"):
    person = account_for(email=name.split()[0].lower() + "@readers.example", now=now)
    set_name(user=person, name=name)
    people.append(person)
first = post_comment(author=people[0], story=bridge, now=now - timedelta(minutes=50),
                     text="My bus goes over it. See https://buses.example/route-4 for the way round.")
first = approve(comment=first, by=staff["Cleo"], now=now, seen=first.fingerprint)
second = post_comment(author=people[1], story=bridge, parent=first, now=now - timedelta(minutes=40),
                      text="Thank you.\\n\\nThe path beside it stays open, I asked.")
approve(comment=second, by=staff["Cleo"], now=now, seen=second.fingerprint)
post_comment(author=staff["Ben"], story=bridge, parent=first, now=now, text="I put the new timetable into the story.")
print(f"comment={first.pk}")
"""

FORUM = """
from newsquare.accounts.models import User
from newsquare.circulation.actions import begin_issue, schedule_issue
from newsquare.circulation.models import Newsletter
from newsquare.comments.actions import appeal, object_to, reject, suspend
from newsquare.comments.models import HouseRule

def said(name, text, **more):
    person = account_for(email=name.split()[0].lower() + "@readers.example", now=now)
    set_name(user=person, name=name)
    return post_comment(author=person, story=wire, text=text, now=now - timedelta(minutes=30), **more)

said("Iris Vale", "Iris reads the gauge by hand each morning.")
said("Tom Haddock", "Tom reads the gauge from his boat, when there is ice at all.")
for name in ("Mara Finn", "Ivo Lund", "Nat Quill"):
    known = said(name, f"{name.split()[0]} has a gauge at home.")
    approve(comment=known, by=staff["Cleo"], now=now, seen=known.fingerprint)
    rude = said(name, f"Whoever planned this cannot count, says {name.split()[0]}, and never could.")
    reject(comment=rude, by=staff["Cleo"], now=now, seen=rude.fingerprint, reason=HouseRule.PERSONAL_ATTACK,
           note="Say what is wrong with the plan.")
appeal(comment=rude, by=rude.author, words="It is about the plan.", now=now)
away = said("Hal Orr", "First.").author
suspend(user=away, station=station, until=now + timedelta(days=7), reason=HouseRule.SPAM, note="", by=staff["Cleo"],
        now=now)
object_to(user=away, station=station, words="I only said that I was first.", now=now)
letter = Newsletter.objects.create(station=station, name="The River at Five", slug="river", description="On weekdays.")
issue = begin_issue(newsletter=letter, subject="The gauge", by=staff["Ada"], now=now)
sent = schedule_issue(issue=begin_issue(newsletter=letter, subject="The path", by=staff["Ada"], now=now),
                      at=now + timedelta(days=1), by=staff["Ada"], now=now)
print(f"gauge={wire.path}", f"issue={issue.pk}", f"mailing={sent.pk}")
"""

WORK = f"""
from pathlib import Path
from newsquare.circulation.actions import ask_to_follow
from newsquare.circulation.models import subject_of
from newsquare.desk.actions import make_top
from newsquare.tips.actions import receive_idea
from newsquare.wire.actions import receive
from newsquare.wire.models import Source, WireItem

source = Source.objects.get(slug="state-wire")
copy = Path({str(COPY / "levee.xml")!r}).read_text()
for number, headline in enumerate(("Lock gate closed until Friday", "Seven bids for the school roof"), 50):
    raw = copy.format(headline=headline, number=number, when="Mon, 2 Mar 2026 12:00:00 +0000").encode()
    receive(source=source, raw=raw, name=f"copy-{{number}}.xml", now=now - timedelta(minutes=number))
receive(source=source, raw=bytes(2), name="broken.bin", now=now)
idea = receive_idea(station=station, text="Count the empty shops on Front Street.", contact="at the clinic", now=now)
person = account_for(email="gil@readers.example", now=now)
set_name(user=person, name="Gil Ames")
post_comment(author=person, story=bridge, now=now, text="Who pays the other half?\\n\\nNobody has said so far.")
make_top(story=bridge, by=staff["Ada"], now=now)
make_top(story=wire, by=staff["Ada"], now=now)
ask_to_follow(subject=subject_of(county), email="dan@readers.example", now=now)
print(f"item={{WireItem.objects.earliest('pk').pk}}", f"source={{source.pk}}", f"station={{station.pk}}")
"""

PLACED = """
from newsquare.desk.actions import put_up_breaking
from newsquare.desk.models import Assignment, Broadcast, Mark, Sponsor
from newsquare.press.actions import add_reads, settle_most_read
from newsquare.stories.models import Story
from tests.cast import StoryFactory

vote = {"poster": picture, "video": None, "address": "https://youtu.be/dQw4w9WgXcQ", "caption": "The vote"}
film = told("The vote as it was filmed", "vote-as-filmed", body=[("video", vote)], published=now - timedelta(hours=3))
Broadcast.objects.create(station=station, title="The council meets", address=vote["address"], poster=picture,
                         story=bridge, until_at=now + timedelta(hours=6))
for place in ("home", "section", "story"):
    Sponsor.objects.create(station=station, name="Haddock & Sons", text="Boats, and whatever keeps them afloat.",
                           link="https://haddock.example/", picture=picture, place=place)
put_up_breaking(station=station, text="The levee road is closed", story=wire, until=now + timedelta(hours=6),
                by=staff["Ada"], now=now)
readers = {pk: 10 + pk for pk in Story.objects.filter(public__isnull=False).values_list("pk", flat=True)}
add_reads(station=station, reads=readers, day=now.astimezone(station.zone).date())
settle_most_read(station=station, now=now)

coming = StoryFactory(station=station, section=news, headline="What the school roof will cost", slug="school-roof",
                      go_live_at=now + timedelta(hours=9))
coming.save_revision(user=staff["Ada"]).publish()
for title, hours, person, story, mark in (
    ("The bridge, from the water", 2, staff["Ben"], None, Mark.FILED),
    ("Who pays the other half", 5, None, None, Mark.NONE),
    ("School roof", 8, staff["Ada"], coming, Mark.READY),
):
    due = now + timedelta(hours=hours)
    Assignment.objects.create(station=station, title=title, note="Ask Pell Osborne.", due_at=due, person=person,
                              section=news, story=story, mark=mark, made_at=now, made_by=staff["Ada"])
block = film.public.content["body"][0]["id"]
day = bridge.published_at.astimezone(station.zone)
print(f"picture={picture.pk}", f"section={news.pk}", f"film={film.path}", f"watch=/watch/{film.pk}/{block}/")
print(f"month={day:/%Y/%m/}", f"day={day:/%Y/%m/%d/}")
"""
