"""YAML files that people edit by hand: every problem is reported at once, as file:line: message."""

from toolkit.yaml_files.checking import explain, file_problems, load, suggest
from toolkit.yaml_files.reading import FileProblems, Place, Problem, YamlFile, parse, read
from toolkit.yaml_files.writing import dump

__all__ = [
    "FileProblems",
    "Place",
    "Problem",
    "YamlFile",
    "dump",
    "explain",
    "file_problems",
    "load",
    "parse",
    "read",
    "suggest",
]
