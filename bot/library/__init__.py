"""The curated knowledge: opened, checked, and found by any name."""

from bot.library.files import KnowledgeError, Problem
from bot.library.library import Library
from bot.library.reading import default_folder, open_library, read_library
from bot.library.schema import Both, Fact, Lang, Name, Note, Source, Term, Topic, Value

__all__ = [
    "Both",
    "Fact",
    "KnowledgeError",
    "Lang",
    "Library",
    "Name",
    "Note",
    "Problem",
    "Source",
    "Term",
    "Topic",
    "Value",
    "default_folder",
    "open_library",
    "read_library",
]
