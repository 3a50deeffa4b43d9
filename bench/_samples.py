"""Fetches the public wire files that `bench/samples.tsv` names, checks each, and scores them.

The list holds facts only: where a file stands at which commit, and the digest of its bytes.
"""

import argparse
import hashlib
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
LIST = ROOT / "bench" / "samples.tsv"
SITE = "https://raw.githubusercontent.com"
LARGEST = 5_000_000
SECONDS = 20


@dataclass(frozen=True)
class Sample:
    """A public file: `repository@commit:path`, its digest, and the format that it is in."""

    source: str
    sha256: str
    form: str

    @property
    def address(self) -> str:
        """Where it stands, without the site."""
        where, _, path = self.source.partition(":")
        repository, _, commit = where.partition("@")
        return quote(f"{repository}/{commit}/{path}")

    @property
    def name(self) -> str:
        """A name that no other of its format has."""
        repository = self.source.partition("@")[0].rpartition("/")[2]
        return f"{self.form}/{repository}__{Path(self.source.partition(':')[2]).name}"


def main(words: list[str] | None = None, listing: Path = LIST) -> int:
    """Fetch what is not there yet, then score the folder; 1 where a file is missing, differs, or the score is low."""
    parser = argparse.ArgumentParser(prog="script/samples", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the files are laid")
    parser.add_argument("--site", default=SITE, help=f"another site with the same paths ({SITE})")
    options = parser.parse_args(words)
    samples = [Sample(*line.split("\t")) for line in listing.read_text().splitlines()[1:]]
    missing = [sample for sample in samples if not lies_there(sample, options.folder)]
    for number, sample in enumerate(missing):
        problem = fetched(sample, options.folder, options.site)
        if problem and number == 0 and problem.startswith("no answer"):
            print(f"There is no network, or {options.site} cannot be reached: {problem}. Nothing was fetched.")
            return 1
        print(f"{sample.name}: {problem or 'fetched'}", flush=True)
    left = sum(not lies_there(sample, options.folder) for sample in samples)
    print(f"{len(samples) - left} of {len(samples)} files are in {options.folder}.", flush=True)
    return 1 if left == len(samples) or scored(options.folder) or left else 0


def lies_there(sample: Sample, folder: Path) -> bool:
    """Say whether a file lies in the folder as it should be."""
    path = folder / sample.name
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sample.sha256


def fetched(sample: Sample, folder: Path, site: str) -> str:
    """Fetch one file; return what went wrong, if anything did. What differs from the list is not kept."""
    try:
        with urllib.request.urlopen(f"{site}/{sample.address}", timeout=SECONDS) as answer:  # noqa: S310  Our own list.
            raw = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        return f"the site answered {error.code}"
    except OSError as error:
        return f"no answer ({getattr(error, 'reason', error)})"
    if hashlib.sha256(raw).hexdigest() != sample.sha256:
        return "differs from the list and was not kept"
    path = folder / sample.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return ""


def scored(folder: Path) -> int:
    """Score the folder; return the command's code."""
    command = [sys.executable, "-m", "newsquare", "wire", "conformance", str(folder.resolve())]
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603  Our own words.


if __name__ == "__main__":
    sys.exit(main())
