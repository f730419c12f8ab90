"""The whole evidence base: loaded from its folder and cross-checked."""

from toolkit.knowledge_base.base import KnowledgeBase, find
from toolkit.knowledge_base.cross_checks import unknown_references
from toolkit.knowledge_base.loading import default_folder, load, load_with_problems

__all__ = ["KnowledgeBase", "default_folder", "find", "load", "load_with_problems", "unknown_references"]
