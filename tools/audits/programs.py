"""The programs that look: npm's packages of package.json beside this file, Java and Chromium.

They come with `make audit`, not with `make setup`: they are large. Without a lock, since what
Lighthouse asks for in turn ("latest") makes `npm ci` refuse every lock of last week; and apart from
the site's own packages, which must not fail with them.
"""

import shutil
import subprocess
from pathlib import Path

from tools.console import Missing, timed

FOLDER = Path("tools/audits")
PACKAGES = FOLDER / "node_modules"
CHECKER = PACKAGES / "vnu-jar/build/dist/vnu.jar"
LIGHTHOUSE = PACKAGES / "lighthouse/cli/index.js"
INSTALL = [
    *("install", f"--prefix={FOLDER}", "--no-package-lock", "--ignore-scripts"),
    *("--no-audit", "--no-fund"),
]
PATIENCE = 600  # seconds


def java() -> list[str]:
    """The command before the name of a jar. Raises Missing."""
    return [_program("java", "apt-get install default-jre-headless"), "-jar"]


def node() -> str:
    return _program("node", "apt-get install nodejs")


def package(file: Path) -> str:
    """A file of an npm package, which is installed where it is not there. Raises Missing."""
    if not file.exists():
        npm = _program("npm", "apt-get install npm")
        with timed("Installing what looks at pages"):
            _install([npm, *INSTALL])
    return str(file)


def _install(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, timeout=PATIENCE, capture_output=True, text=True)
    except subprocess.TimeoutExpired:
        raise Missing(f"npm did not answer within {PATIENCE} s") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines() or [str(error)]
        raise Missing(f"npm could not install them ({said[-1]})") from None


def _program(name: str, cure: str) -> str:
    found = shutil.which(name)
    if not found:
        raise Missing(f"{name} is not installed: {cure}")
    return found
