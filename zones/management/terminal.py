"""What the commands of zones share at a terminal: a bar of progress, and help as it is written."""

from argparse import RawDescriptionHelpFormatter
from functools import partial

from django.core.management.base import DjangoHelpFormatter
from tqdm import tqdm

# a bar on a terminal, nothing anywhere else
bar = partial(tqdm, unit="row", disable=None, leave=False)


class HelpFormatter(RawDescriptionHelpFormatter, DjangoHelpFormatter):
    """The help as it is written, and a command's own options before those of all commands."""
