"""`python -m bot` is `denki`."""

import sys

from bot.cli import main

sys.exit(main())
