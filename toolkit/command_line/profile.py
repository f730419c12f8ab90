"""The command for locality profiles: one, or one for each Community Safety Partnership in one run."""

import argparse
import re
from pathlib import Path

from toolkit import local_knowledge, wording
from toolkit.command_line import parsing, progress
from toolkit.documents import write
from toolkit.errors import UserError
from toolkit.knowledge_base import KnowledgeBase
from toolkit.vocabulary import Area


def add_to(commands: parsing.Commands) -> None:
    """Add this command to the parser."""
    purpose = "the locality profile of an area, or of every Community Safety Partnership, in Word"
    parser = parsing.command(commands, "profile", _profile, purpose)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--area", metavar="CODE", help="such as E06000016 for Leicester")
    which.add_argument("--all", action="store_true", help="one file for each Community Safety Partnership")
    parser.add_argument(
        "--for", dest="partner", metavar="PARTNER", help="with --area: only what this partner can act on"
    )
    parser.add_argument(
        "--output", required=True, type=Path, metavar="FILE.docx|FOLDER", help="a folder with --all; it is made"
    )


def _profile(options: argparse.Namespace) -> int:
    base, counts = local_knowledge.load_with_counts()
    if options.area and options.partner:
        write.write_partner_view(options.area, options.partner, base, options.output)
        print(f"Written: {options.output}")
        return 0
    if options.area:
        write.write_profile(options.area, base, options.output, counts=counts)
        print(f"Written: {options.output}")
        return 0
    _make_folder(options.output)
    written = []
    for area in progress.along(places(base), "profiles"):
        written.append(options.output / f"{file_name(area)}.docx")
        write.write_profile(area.code, base, written[-1], counts=counts)
    print(f"Written: {wording.count_of(len(written), 'profile')} in {options.output}")
    return 0


def places(base: KnowledgeBase) -> list[Area]:
    """The places with a Community Safety Partnership; where none is on record, every place that can be chosen."""
    chosen = [area for area in base.areas.values() if area.can_be_chosen]
    return [area for area in chosen if area.community_safety_partnership] or chosen


def file_name(area: Area) -> str:
    """A name that every system can keep, with the code so that no two places share it."""
    plain = re.sub(r"[^a-z0-9]+", "-", area.name.lower()).strip("-")
    return f"profile-{plain}-{area.code}" if plain else f"profile-{area.code}"


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file. With --all, --output names a folder. Nothing was changed.")
    folder.mkdir(parents=True, exist_ok=True)
