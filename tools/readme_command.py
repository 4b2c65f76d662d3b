"""Print a command of the README's first screen: ``python tools/readme_command.py repair`` or ``test``.

Continuous integration runs what the README says, and so the README stays true.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def commands() -> dict[str, str]:
    """Return the two commands of the README by name."""
    blocks = re.findall(r"<!-- (repair|test) -->\n```console\n\$ (.+?)\n", README.read_text(encoding="utf-8"))
    return dict(blocks)


if __name__ == "__main__":
    print(commands()[sys.argv[1]])
