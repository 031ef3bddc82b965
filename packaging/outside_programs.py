"""Runs first in the bundle: programs of the system that we start shall load the system's own libraries.

The bundle's loader names its folder in LD_LIBRARY_PATH; notify-send, a browser or a mail program would take
our libraries from there.
"""

import os

if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
