"""Fetch the site's fonts from npm into static_vendor/, or say why the system's fonts stand in.

Run by `make setup`. Quick when nothing has changed, and never fatal: without npm or
without a network it prints "skipped: …", and the site uses the fonts of the reader's system.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
VENDOR = ROOT / "static_vendor"
STAMP = VENDOR / "made-from.txt"
PATIENCE = 60  # seconds that npm gets; two small packages take one or two

FAMILIES = {"bricolage-grotesque": "Bricolage Grotesque", "hanken-grotesk": "Hanken Grotesk"}
SUBSETS = ("latin", "latin-ext", "vietnamese")  # names such as Nguyễn and Wiśniewska

# What is shown until a font has come: Arial, stretched so that no line moves when it does.
# Made from the fonts' own tables: mean width of English text, ascent and descent over Arial's.
STAND_INS = """\
@font-face {
  font-family: "Bricolage stand-in";
  src: local("Arial Bold"), local("Liberation Sans Bold");
  font-weight: 500 800;
  size-adjust: 102.7%;
  ascent-override: 90.6%;
  descent-override: 26.3%;
  line-gap-override: 0%;
}

@font-face {
  font-family: "Hanken stand-in";
  src: local("Arial"), local("Liberation Sans");
  size-adjust: 101.6%;
  ascent-override: 98.4%;
  descent-override: 29.8%;
  line-gap-override: 0%;
}
"""
FACE = re.compile(r"@font-face \{.*?\n\}", re.DOTALL)


class Skipped(Exception):
    """The fonts cannot be had here; the text says why."""


def main() -> int:
    try:
        fetched = fetch()
    except Skipped as reason:
        print(f"skipped: {reason}; the site uses the system's fonts.")
        return 0
    print(f"Fonts in {VENDOR.name}/" + ("" if fetched else " are up to date"))
    return 0


def fetch() -> bool:
    """Whether anything had to be done."""
    made_from = fingerprint()
    if (VENDOR / "fonts.css").exists() and STAMP.exists() and STAMP.read_text() == made_from:
        (VENDOR / "fonts.css").touch()
        return False
    install()
    VENDOR.mkdir(exist_ok=True)
    faces = [face for slug in FAMILIES for face in copy_family(slug)]
    (VENDOR / "fonts.css").write_text("\n\n".join([*faces, STAND_INS]))
    STAMP.write_text(made_from)
    return True


def fingerprint() -> str:
    made_from = (Path(__file__), ROOT / "package.json", ROOT / "package-lock.json")
    return hashlib.sha256(b"".join(path.read_bytes() for path in made_from)).hexdigest()


def install() -> None:
    npm = shutil.which("npm", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if npm is None:
        raise Skipped("npm is not installed")
    command = [npm, "ci", "--ignore-scripts", "--fetch-retries=1", "--no-audit", "--no-fund"]
    try:
        subprocess.run(
            command, cwd=ROOT, check=True, timeout=PATIENCE, capture_output=True, text=True
        )
    except subprocess.TimeoutExpired:
        raise Skipped(f"npm did not answer within {PATIENCE} s") from None
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        raise Skipped(f"npm could not install them ({said[-1] if said else error})") from None


def copy_family(slug: str) -> Iterator[str]:
    """Copy one family's files and its licence; answer its @font-face rules under our names."""
    package = PACKAGES / slug
    shutil.copy(package / "LICENSE", VENDOR / f"{slug}-LICENSE.txt")
    rules = (package / "wght.css").read_text()
    for subset in SUBSETS:
        source, copied = f"{slug}-{subset}-wght-normal.woff2", f"{slug}-{subset}.woff2"
        shutil.copy(package / "files" / source, VENDOR / copied)
        face = next(face for face in FACE.findall(rules) if f"/{source})" in face)
        yield (
            face.replace(f"./files/{source}", copied)
            .replace(f"'{FAMILIES[slug]} Variable'", f'"{FAMILIES[slug]}"')
            .replace("woff2-variations", "woff2")
        )


if __name__ == "__main__":
    sys.exit(main())
