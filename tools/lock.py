"""Write the hash-locked requirements: production, and development with the tools on top."""

import subprocess
import sys

SETS: dict[str, list[str]] = {"production": [], "development": ["--group", "dev"]}


def main() -> int:
    for name, groups in SETS.items():
        command = [".venv/bin/uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
        command += ["--no-header", "pyproject.toml", *groups, "-o", f"requirements/{name}.txt"]
        subprocess.run(command + sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
