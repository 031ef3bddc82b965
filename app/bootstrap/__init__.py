"""The only place that builds and connects things.

Nothing heavy is imported before it is needed: the window paints before the database library loads.
"""

from app.bootstrap.services import Services, open_services

__all__ = ["Services", "open_services"]
