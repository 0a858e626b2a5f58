"""Write the hash-locked requirements: development, and of it what production needs.

Production takes the versions of development, so that what was tested is what runs.
"""

import subprocess
import sys

DEVELOPMENT = "requirements/development.txt"
SETS: dict[str, list[str]] = {
    "development": ["--group", "dev"],
    "production": ["--constraint", DEVELOPMENT],
}


def main() -> int:
    for name, options in SETS.items():
        command = [".venv/bin/uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
        command += ["--no-header", "pyproject.toml", *options, "-o", f"requirements/{name}.txt"]
        subprocess.run(command + sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
