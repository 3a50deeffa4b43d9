"""What `newsquare mail check` says of SPF, DKIM and DMARC: by rules, by command, and by a real name server."""

import base64
import io
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management import CommandError, call_command
from django.test import override_settings

from newsquare.circulation.sending_domain import Finding, Grade, Sender, examine
from newsquare.lib.name_service import NameService, NoAnswerError
from tests.clock import MONDAY_NOON

pytestmark = pytest.mark.any_database

HOME, SERVER = "news.example", "mail.news.example"
RSA = rsa.generate_private_key(65537, 2048).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
ED = ed25519.Ed25519PrivateKey.generate().public_key().public_bytes_raw()
KEY = f"v=DKIM1; k=rsa; p={base64.b64encode(RSA).decode()}"


@dataclass
class Names:
    """A name service in a few dicts; a name in `silent` gives no answer."""

    txt: dict[str, list[str]] = field(default_factory=dict)
    mx: dict[str, list[str]] = field(default_factory=dict)
    hosts: dict[str, list[str]] = field(default_factory=lambda: {SERVER: ["8.8.4.4"]})
    silent: tuple[str, ...] = ()

    def texts(self, name: str) -> list[str]:
        if name in self.silent:
            raise NoAnswerError(name)
        return self.txt.get(name, [])

    def addresses(self, name: str) -> list[str]:
        return self.hosts.get(name, [])

    def exchangers(self, name: str) -> list[str]:
        return self.mx.get(name, [])


def check(names: Names, about: str, **sender: object) -> list[Finding]:
    """Return what is said about one thing."""
    usual: dict[str, object] = {"domain": HOME, "envelope": HOME, "server": SERVER}
    return [each for each in examine(Sender(**(usual | sender)), names) if each.about == about]  # type: ignore[arg-type]  # Given by name.


def spf(*records: str, server: str = SERVER, **more: list[str]) -> list[Finding]:
    """Return what is said of the domain's SPF records; `more` are TXT records of other names."""
    others = {name.replace("_", "."): texts for name, texts in more.items()}
    return check(Names(txt={HOME: list(records)} | others, mx={HOME: [SERVER]}), "SPF", server=server)


def grades(found: list[Finding]) -> list[str]:
    return [str(each.grade) for each in found]


@pytest.mark.parametrize(
    "record",
    [
        "v=spf1 ip4:8.8.4.0/24 -all",
        "V=SPF1 IP4:8.8.4.4 -ALL",
        f"v=spf1 a:{SERVER} ~all",
        "v=spf1 mx -all",
        "v=spf1 mx/24 -all",
        "v=spf1 include:one.example -all",
        "v=spf1 redirect=one.example",
    ],
)
def test_a_record_covers_the_mail_server(record: str) -> None:
    found = spf(record, one_example=["v=spf1 ip4:8.8.4.4 -all"])

    assert grades(found) == ["ok", "ok"]
    assert "It covers" in found[-1].words


def test_a_server_of_ones_own_that_is_left_out_is_wrong_and_the_record_is_shown() -> None:
    found = spf("v=spf1 ip4:9.9.9.9 -all a mx")

    assert grades(found) == ["ok", "wrong"]
    assert found[-1].record == f"v=spf1 ip4:9.9.9.9 a:{SERVER} -all a mx"


def test_a_strange_server_that_is_left_out_is_a_hint() -> None:
    names = Names(txt={HOME: ["v=spf1 -all"]}, hosts={"smtp.carrier.example": ["8.8.4.4"]})

    assert grades(check(names, "SPF", server="smtp.carrier.example")) == ["ok", "hint"]
    assert grades(check(names, "SPF", server="127.0.0.1")) == ["ok", "hint"]
    assert grades(check(names, "SPF", server="")) == ["ok", "hint"]


def test_a_record_with_macros_leaves_it_open() -> None:
    assert grades(spf("v=spf1 include:%{i}.one.example -all")) == ["ok", "hint"]
    assert grades(spf("v=spf1 exists:%{i}.one.example -all", server="smtp.gmail.com")) == ["ok", "hint"]


def test_a_provider_says_what_to_include() -> None:
    google = {"_spf.google.com": ["v=spf1 ip4:9.9.9.9 ~all"]}

    missing = check(Names(), "SPF", server="smtp.gmail.com")
    wrong = check(Names(txt={HOME: ["v=spf1 -all"]}), "SPF", server="smtp.gmail.com")
    good = check(Names(txt=google | {HOME: ["v=spf1 include:_spf.google.com -all"]}), "SPF", server="smtp.gmail.com")
    own = check(Names(txt={HOME: ["v=spf1 -all"]}), "SPF", server="smtp.sendgrid.net")

    assert missing[0].record == "v=spf1 include:_spf.google.com ~all"
    assert (grades(wrong), wrong[-1].record) == (["ok", "wrong"], "v=spf1 include:_spf.google.com -all")
    assert grades(good) == ["ok", "ok"]
    assert grades(own) == ["ok", "hint"]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("v=spf1 ip4:8.8.4.4/40 -all", "names no network"),
        ("v=spf1 ip4:2001:db8::1 -all", "names no network"),
        ("v=spf1 all:x", "no word of SPF"),
        ("v=spf1 a:8.8.4.4 -all", "names no domain"),
        ("v=spf1 a/40 -all", "no word of SPF"),
        ("v=spf1 redirect=a.example redirect=b.example", "twice"),
        ("v=spf1 exp=a.example exp=b.example -all", "twice"),
        ("v=spf1 -all nonsense", "no word of SPF"),
        ("v=spf1 include:gone.example -all", "has 0 SPF records"),
        (f"v=spf1 include:{HOME} -all", "includes itself"),
        ("v=spf1 include:loop.example -all", "includes itself"),
        ("v=spf1 " + "a " * 11 + "-all", "11 look-ups"),
        ("v=spf1 " + f"a:{SERVER} " * 40 + "-all", "more than 30 look-ups"),
        ("v=spf1 a:x.example a:y.example exists:z.example -all", "lead nowhere"),
    ],
)
def test_a_record_that_is_an_error_for_whoever_reads_it(record: str, why: str) -> None:
    found = spf(record, loop_example=["v=spf1 include:loop.example -all"])

    assert grades(found) == ["wrong"]
    assert why in found[0].words


def test_what_follows_all_does_not_count() -> None:
    found = spf(f"v=spf1 ip4:8.8.4.4 -all include:{HOME} redirect=gone.example +all")

    assert grades(found) == ["ok", "ok"]


def test_the_whole_world_and_an_open_end() -> None:
    assert grades(spf("v=spf1 ip4:8.8.4.4 +all")) == ["ok", "wrong", "ok"]
    assert grades(spf("v=spf1 ip4:8.8.4.4")) == ["ok", "hint", "ok"]
    assert grades(spf("v=spf1 ip4:8.8.4.4 ptr -all")) == ["ok", "hint", "ok"]


def test_two_records_become_one_with_all_senders() -> None:
    one = ["v=spf1 ip4:9.9.9.9 -all"]

    found = spf("v=spf1 a:mail.news.example -all", "v=spf1 redirect=one.example", one_example=one)
    too_many = spf(
        "v=spf1 " + f"a:{SERVER} " * 6 + "-all",
        "v=spf1 " + f"mx:{HOME} " * 2 + "a/1 a/2 a/3 a/4 a/5 a/6 a/7 a/8 a/9 -all",
    )

    assert (grades(found), found[0].record) == (["wrong"], "v=spf1 a:mail.news.example include:one.example ~all")
    assert "11 look-ups" in too_many[0].words


def test_many_mail_servers_are_too_many() -> None:
    names = Names(txt={HOME: ["v=spf1 mx -all"]}, mx={HOME: [f"mx{n}.news.example" for n in range(11)]})

    assert "more than 10 mail servers" in check(names, "SPF")[0].words


def dkim(*texts: str, old: str = "") -> list[Finding]:
    keys = {f"s1._domainkey.{HOME}": list(texts), f"old._domainkey.{HOME}": [old]}
    return check(Names(txt=keys), "DKIM", selectors=["s1", *(["old"] if old else [])])


@pytest.mark.parametrize(
    ("texts", "grade", "why"),
    [
        ([KEY], "ok", "2048 bits"),
        ([f"k=ed25519; p={base64.b64encode(ED).decode()}"], "hint", "Ed25519"),
        ([], "missing", "no key"),
        ([KEY, KEY], "wrong", "2 keys"),
        (["v=DKIM1; p="], "wrong", "revoked"),
        (["v=DKIM1; p=nonsense"], "wrong", "cannot be read"),
        ([KEY + "; h=sha1"], "wrong", "sha256"),
        ([KEY + "; s=other"], "wrong", "not for e-mail"),
        (["p=x; v=DKIM1"], "wrong", "must begin"),
    ],
)
def test_a_key_of_dkim(texts: list[str], grade: str, why: str) -> None:
    found = dkim(*texts)

    assert found[0].grade == grade
    assert why in found[0].words


def test_one_good_key_is_enough() -> None:
    assert grades(dkim(KEY, old="v=DKIM1; p=")) == ["ok", "hint"]
    assert grades(dkim(KEY + "; t=y")) == ["ok", "hint"]


def test_no_selector_is_no_error() -> None:
    assert grades(check(Names(), "DKIM")) == ["hint", "hint"]


def dmarc(*texts: str, at: str = HOME, **more: object) -> list[Finding]:
    return check(
        Names(txt={f"_dmarc.{at}": list(texts)}, silent=("news.example._report._dmarc.deaf.example",)), "DMARC", **more
    )


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ["missing"]),
        (["v=DMARC1; p=none", "v=DMARC1; p=reject"], ["wrong"]),
        (["v=DMARC1; adkim=s"], ["wrong"]),
        (["v=DMARC1; p=perhaps"], ["wrong"]),
        (["v=DMARC1; p=reject; rua=mailto:dmarc@news.example"], ["ok"]),
        (["v=DMARC1; p=none"], ["ok", "hint", "hint"]),
        (["v=DMARC1; p=reject; rua=mailto:x@other.example"], ["ok", "hint"]),
        (["v=DMARC1; p=reject; rua=mailto:x@deaf.example"], ["ok", "hint"]),
    ],
)
def test_a_record_of_dmarc(texts: list[str], expected: list[str]) -> None:
    assert grades(dmarc(*texts)) == expected


def test_the_record_to_add_says_that_its_address_must_exist() -> None:
    assert "must exist" in dmarc()[0].words


def test_a_domain_inherits_the_policy_of_its_organization() -> None:
    found = dmarc("v=DMARC1; p=reject; sp=none; rua=mailto:a@paper.co.uk", at="paper.co.uk", domain="news.paper.co.uk")

    assert "asks for “none”" in found[0].words


def test_dkim_and_spf_speak_for_the_domain_in_from() -> None:
    txt = {
        HOME: ["v=spf1 a:mail.news.example -all"],
        f"s1._domainkey.{HOME}": [KEY],
        f"_dmarc.{HOME}": ["v=DMARC1; p=reject"],
    }

    both = check(Names(txt=txt), "Aligned", selectors=["s1"])
    strict = check(
        Names(txt=txt | {f"_dmarc.{HOME}": ["v=DMARC1; p=reject; aspf=s"], f"b.{HOME}": txt[HOME]}),
        "Aligned",
        selectors=["s1"],
        envelope=f"b.{HOME}",
    )
    alone = check(Names(txt=txt), "Aligned", selectors=["s2"])
    unnamed = check(Names(txt=txt), "Aligned")

    assert [each[0].grade for each in (both, strict, alone, unnamed)] == [Grade.OK, Grade.OK, Grade.WRONG, Grade.HINT]
    assert "SPF does not" in strict[0].words


def test_what_cannot_be_looked_up_is_unknown_and_the_rest_is_said() -> None:
    names = Names(txt={f"_dmarc.{HOME}": ["v=DMARC1; p=reject; rua=mailto:a@news.example"]}, silent=(HOME,))

    assert grades(check(names, "SPF")) == ["unknown"]
    assert grades(check(names, "DMARC")) == ["ok"]


ZONE = {
    (f"{HOME}.", "TXT"): f'"v=spf1 a:{SERVER} " "-all"',
    (f"{SERVER}.", "A"): "8.8.4.4",
    (f"s1._domainkey.{HOME}.", "TXT"): f'"{KEY[:200]}" "{KEY[200:]}"',
    (f"_dmarc.{HOME}.", "TXT"): '"v=DMARC1; p=reject; rua=mailto:dmarc@news.example"',
}


def _answer(raw: bytes) -> bytes | None:
    asked = dns.message.from_wire(raw)
    name, kind = asked.question[0].name.to_text().lower(), dns.rdatatype.to_text(asked.question[0].rdtype)
    said = dns.message.make_response(asked)
    said.flags |= dns.flags.RA
    if name.startswith("deaf"):
        return None
    if name.startswith("broken"):
        said.set_rcode(dns.rcode.SERVFAIL)
    elif name.startswith("gone"):
        said.set_rcode(dns.rcode.NXDOMAIN)
    elif name.startswith("other"):
        said.answer.append(dns.rrset.from_text(name, 60, "IN", "CNAME", f"{HOME}."))
        said.answer.append(dns.rrset.from_text(f"{HOME}.", 60, "IN", "TXT", ZONE[f"{HOME}.", "TXT"]))
    elif text := ZONE.get((name, kind)):
        said.answer.append(dns.rrset.from_text(name, 60, "IN", kind, text))
    return said.to_wire()


@pytest.fixture
def port() -> Iterator[int]:
    """A name server on loopback."""
    with time_machine.travel(MONDAY_NOON, tick=True), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.bind(("127.0.0.1", 0))

        def serve() -> None:
            while (got := door.recvfrom(4096))[0] != b"stop":
                if answer := _answer(got[0]):
                    door.sendto(answer, got[1])

        thread = threading.Thread(target=serve)
        thread.start()
        yield door.getsockname()[1]
        door.sendto(b"stop", door.getsockname())
        thread.join()


def test_a_real_name_server_is_asked(port: int) -> None:
    names = NameService("127.0.0.1", port)

    assert names.texts(HOME) == names.texts("other.example") == [f"v=spf1 a:{SERVER} -all"]
    assert (
        names.texts("gone.example")
        == names.texts("empty.example")
        == names.texts("a..b")
        == names.exchangers(HOME)
        == []
    )
    assert names.addresses(SERVER) == ["8.8.4.4"]
    with pytest.raises(NoAnswerError):
        names.texts("broken.example")
    with pytest.raises(NoAnswerError):
        NameService("127.0.0.1", port, one=0.04).texts("deaf.example")
    with pytest.raises(NoAnswerError, match="too many"):
        NameService("127.0.0.1", port, most=0).texts(HOME)


def run(port: int, *words: str) -> str:
    said = io.StringIO()
    mail = {
        "EMAIL_HOST": SERVER,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "PUBLIC_SCHEME": "https",
    }
    with override_settings(
        DEFAULT_FROM_EMAIL=f"Channel <desk@{HOME}>", MAIL_BOUNCES_TO="", MAIL_SELECTORS=["s1"], **mail
    ):
        call_command("mail", "check", *words, "--dns", f"127.0.0.1:{port}", stdout=said)
    return said.getvalue()


def test_the_command_prints_what_it_found(port: int) -> None:
    said = run(port)

    assert "It covers the mail server mail.news.example (8.8.4.4)." in said
    assert "SPF and DKIM both speak for news.example" in said


def test_the_command_fails_where_something_is_missing_and_prints_the_record(port: int) -> None:
    with pytest.raises(CommandError, match="to put right"):
        run(port, "gone.example")


def test_a_domain_may_have_letters_of_its_own(port: int) -> None:
    with pytest.raises(CommandError, match=r"xn--mnchen-3ya\.example"):
        run(port, "münchen.example")


@pytest.mark.parametrize(
    "dns_server", ["nonsense", "127.0.0.1:0", "127.0.0.1:99999", "[::1", "[::1]:x", "1.2.3:4:5", ":53"]
)
def test_a_bad_name_server_is_a_plain_error(dns_server: str) -> None:
    with pytest.raises(CommandError, match="--dns"):
        call_command("mail", "check", HOME, "--dns", dns_server, stdout=io.StringIO())
