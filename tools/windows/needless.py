"""What stands in wheels and no command of lccluster loads, so that the folder stays below its size.

A test runs commands of every kind while these modules cannot be imported. Their licences stay.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

PARTS = (
    "*/tests/*",
    *("*.c", "*.h", "*.pxd", "*.pxi", "*.pyi", "*.pyx"),  # what compiled modules were made of
    "*.po",  # what catalogs were compiled from
    *("markdown_it/*", "mdurl/*", "pygments/*"),  # rich draws Markdown and programs with them
    *("lxml/html/*", "lxml/isoschematron/*", "lxml/objectify.*"),  # python-docx needs lxml.etree
)
MODULES = ("markdown_it", "mdurl", "pygments", "lxml.html", "lxml.isoschematron", "lxml.objectify")


def needed(name: str) -> bool:
    """Tell whether a file of a wheel has a place in the folder."""
    return not any(fnmatchcase(name, part) for part in PARTS)
