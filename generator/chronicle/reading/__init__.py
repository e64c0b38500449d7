"""Disk to records, with the line and column of every value. After this room nobody sees YAML."""

from chronicle.reading.chronicle import Looked, Reader, Reading, read_chronicle, tell_no_content
from chronicle.reading.history import History, HistoryReader, Version, read_history
from chronicle.reading.mkdocs_settings import SHOWN
from chronicle.reading.on_demand import open_chronicle
from chronicle.reading.pictures import FAULTS_OF_PICTURES, FORMATS, PictureFile, tell_broken
from chronicle.reading.records import ReadFile, WordFields
from chronicle.reading.settings import Project, make_languages, read_options, read_plugin, read_project
from chronicle.reading.sources import read_line
from chronicle.reading.survey import Keeper, Outline
from chronicle.reading.theme import find_basemap, find_theme
from chronicle.reading.unfilled import FILL_IN
from chronicle.reading.versions import find_version

__all__ = [
    "FAULTS_OF_PICTURES",
    "FILL_IN",
    "FORMATS",
    "SHOWN",
    "History",
    "HistoryReader",
    "Keeper",
    "Looked",
    "Outline",
    "PictureFile",
    "Project",
    "ReadFile",
    "Reader",
    "Reading",
    "Version",
    "WordFields",
    "find_basemap",
    "find_theme",
    "find_version",
    "make_languages",
    "open_chronicle",
    "read_chronicle",
    "read_history",
    "read_line",
    "read_options",
    "read_plugin",
    "read_project",
    "tell_broken",
    "tell_no_content",
]
