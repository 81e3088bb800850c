"""Settings of the audit, from the text of a configuration file."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evidencegraph.errors import MalformedDataError
from evidencegraph.model import Severity

SETTINGS_FILES = ("evidencegraph.toml", "pyproject.toml", "setup.cfg")
"""Files that may hold settings; in one folder the first that does is taken."""

_LISTS = ("select", "ignore", "references", "concepts")
_PATHS = frozenset({"references", "concepts"})
_WORDS = ("min_severity", "fail_on", "baseline")
_NEVER = "never"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project wants of the audit; options of the command line are stronger.

    Attributes:
        select: codes or beginnings of codes.
        ignore: the same, left out.
        references: bibliographies, as paths relative to the file's folder.
        concepts: files of names of things, as paths relative to the file's folder.
        min_severity: findings below it are not shown; empty for all.
        fail_on: the least severity that makes the exit code 1, or ``never``; empty for the default.
        baseline: path of a baseline, relative to the file's folder; empty for none.
        severities: other severities than the rules' own, by code.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    min_severity: str = ""
    fail_on: str = ""
    baseline: str = ""
    severities: Mapping[str, Severity] = field(default_factory=dict)


def parse_settings(name: str, text: str) -> Settings | None:
    """Return the settings in a configuration file; None where it has none.

    ``evidencegraph.toml`` holds them at its top, ``pyproject.toml`` under
    ``[tool.evidencegraph]``, ``setup.cfg`` under ``[evidencegraph]``.

    Raises:
        MalformedDataError: the file is broken, or a setting is not known or not meant so.

    >>> parse_settings("evidencegraph.toml", 'ignore = ["EG203"]').ignore
    ('EG203',)
    >>> parse_settings("setup.cfg", "[metadata]") is None
    True
    """
    file = name.rpartition("/")[2]
    table = _from_cfg(name, text) if file.endswith(".cfg") else _from_toml(name, text)
    return None if table is None else _settings(name, table)


def _from_toml(name: str, text: str) -> Mapping[str, Any] | None:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MalformedDataError(f"{name}: {error}", "Correct the line named.") from error
    if name.endswith("pyproject.toml"):
        section: Mapping[str, Any] | None = data.get("tool", {}).get("evidencegraph")
        return section
    return data


def _from_cfg(name: str, text: str) -> Mapping[str, Any] | None:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        message = " ".join(str(error).split())
        raise MalformedDataError(f"{name}: {message}", "Correct the line named.") from error
    if "evidencegraph" not in parser:
        return None
    table: dict[str, Any] = dict(parser["evidencegraph"])
    for key in _LISTS:
        if key in table:
            table[key] = table[key].replace(",", " ").split()
    if "severities" in table:
        pairs = (pair.partition("=") for pair in table["severities"].replace(",", "\n").split("\n"))
        table["severities"] = {code.strip(): value.strip() for code, _, value in pairs if value}
    return table


def _settings(name: str, table: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        plain = key.replace("-", "_")
        if plain in _LISTS:
            values[plain] = _codes(name, key, value)
        elif plain in _WORDS:
            values[plain] = _word(name, key, value)
        elif plain == "severities" and isinstance(value, Mapping):
            values[plain] = {c.upper(): _severity(name, key, each) for c, each in value.items()}
        else:
            known = ", ".join((*_LISTS, *_WORDS, "severities"))
            raise MalformedDataError(f"{name}: there is no setting {key!r}", f"Settings: {known}.")
    for key in ("min_severity", "fail_on"):
        if values.get(key) and not (key == "fail_on" and values[key] == _NEVER):
            _severity(name, key, values[key])
    return Settings(**values)


def _codes(name: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise MalformedDataError(f"{name}: {key} must be a list of strings", 'Write ["EG203"].')
    return tuple(each if key in _PATHS else each.upper() for each in value)


def _word(name: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise MalformedDataError(f"{name}: {key} must be a string")
    return value


def _severity(name: str, key: str, value: object) -> Severity:
    try:
        return Severity(str(value))
    except ValueError as error:
        known = ", ".join(Severity)
        raise MalformedDataError(
            f"{name}: {key}: no severity {value!r}", f"Use {known}."
        ) from error
