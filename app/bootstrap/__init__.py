"""The only place that builds and connects things.

Nothing heavy is imported before it is needed: the window paints before the database library loads.
"""

from app.bootstrap.opening import open_services
from app.bootstrap.services import Services

__all__ = ["Services", "open_services"]
