"""Production does not start on anything that is missing or unsafe, and names it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.config.serving import environment, newsquare

COMPLETE = {
    "NEWSQUARE_MODE": "production",
    "NEWSQUARE_SECRET_KEY": "0123456789" * 6,
    "NEWSQUARE_HOSTS": "riverbend.example",
    "NEWSQUARE_MAIL_FROM": "newsroom@riverbend.example",
    "NEWSQUARE_SECOND_FACTOR": "required",
    "EMAIL_URL": "smtp+tls://newsroom:secret@mail.example:587",
}


def test_a_complete_installation_has_nothing_to_mend(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)

    result = newsquare(tmp_path, "check", "--deploy", **COMPLETE)

    assert (result.returncode, result.stdout) == (0, "System check identified no issues (4 silenced).\n"), result.stderr


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("NEWSQUARE_MODE", "live"),
        ("NEWSQUARE_SECRET_KEY", ""),
        ("NEWSQUARE_SECRET_KEY", "short"),
        ("NEWSQUARE_HOSTS", ""),
        ("NEWSQUARE_HOSTS", "*"),
        ("NEWSQUARE_MAIL_FROM", ""),
        ("NEWSQUARE_SECOND_FACTOR", "off"),
        ("NEWSQUARE_SCHEME", "http"),
        ("DATABASE_URL", "oracle://there"),
        ("EMAIL_URL", "mail.example"),
    ],
)
def test_a_missing_or_unsafe_value_is_named(tmp_path: Path, variable: str, value: str) -> None:
    surroundings = environment(tmp_path) | COMPLETE | {variable: value}
    command = [sys.executable, "-c", "import newsquare.config.settings"]  # What every command begins with, but quick.
    result = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)

    assert result.stderr.splitlines()[-1].startswith(f"newsquare.config.env.SettingError: {variable} ")


def test_serving_without_mail_is_refused(tmp_path: Path) -> None:
    result = newsquare(tmp_path, "serve", "--bind", "127.0.0.1:9149", **COMPLETE | {"EMAIL_URL": ""})

    assert result.returncode == 2
    assert result.stderr.startswith("newsquare: EMAIL_URL is not set")


def test_a_secret_is_never_told(tmp_path: Path) -> None:
    result = newsquare(tmp_path, "check", **COMPLETE | {"NEWSQUARE_SECRET_KEY": "geheim"})

    assert "geheim" not in result.stderr + result.stdout
