"""Puts this folder on the path, so that its tests share ``made_up`` (pytest's importlib mode does not)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
