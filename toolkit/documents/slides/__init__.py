"""The theory of change as PowerPoint: real boxes, and arrows that stay joined to them when somebody moves a box."""

from toolkit.documents.slides.writing import to_slides

__all__ = ["to_slides"]
