"""Run the program as ``python -m lunge_timer``."""

import sys

from lunge_timer.cli import main

sys.exit(main())
