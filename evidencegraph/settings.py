"""Settings of the audit, from the text of a configuration file."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from evidencegraph.audit import RULES
from evidencegraph.errors import MalformedDataError
from evidencegraph.model import Severity

SETTINGS_FILES = ("evidencegraph.toml", "pyproject.toml", "setup.cfg")
"""Files that may hold settings; in one folder the first that does is taken."""

_LISTS = ("select", "ignore", "references", "concepts")
_PATHS = frozenset({"references", "concepts"})
_WORDS = ("min_severity", "fail_on", "baseline")
_TABLES = ("severities", "thresholds")
_NEVER = "never"
_AS_TABLE = "Write [tool.evidencegraph] and the settings below it."


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
        thresholds: other thresholds than the rules' own, by code and name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    min_severity: str = ""
    fail_on: str = ""
    baseline: str = ""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


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
    if not name.endswith("pyproject.toml"):
        return data
    tool = data.get("tool", {})
    section = tool.get("evidencegraph") if isinstance(tool, dict) else None
    if section is None or isinstance(section, dict):
        return section
    raise MalformedDataError(f"{name}: tool.evidencegraph must be a table", _AS_TABLE)


def _from_cfg(name: str, text: str) -> Mapping[str, Any] | None:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text, source=name)
    except configparser.Error as error:
        message = " ".join(str(error).split())
        raise MalformedDataError(f"{name}: {message}", "Correct the line named.") from error
    if "evidencegraph" not in parser:
        return None
    table: dict[str, Any] = dict(parser["evidencegraph"])
    for key in _LISTS:
        if key in table:
            table[key] = table[key].replace(",", " ").split()
    for key in _TABLES:
        if key in table:
            pairs = (pair.partition("=") for pair in table[key].replace(",", "\n").split("\n"))
            table[key] = {name.strip(): value.strip() for name, _, value in pairs if value}
    return table


def _settings(name: str, table: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for key, value in table.items():
        plain = key.replace("-", "_")
        if plain in _LISTS:
            values[plain] = _codes(name, key, value)
            if plain not in _PATHS:
                _check_codes(name, key, values[plain])
        elif plain in _WORDS:
            values[plain] = _word(name, key, value)
        elif plain in _TABLES and not isinstance(value, Mapping):
            hint = 'Write [severities] and below it EG101 = "error".'
            raise MalformedDataError(f"{name}: {key} must be a table", hint)
        elif plain == "severities":
            values[plain] = {c.upper(): _severity(name, key, each) for c, each in value.items()}
            _check_codes(name, key, values[plain])
        elif plain == "thresholds":
            values[plain] = _thresholds(name, value)
        else:
            known = ", ".join((*_LISTS, *_WORDS, *_TABLES))
            raise MalformedDataError(f"{name}: there is no setting {key!r}", f"Settings: {known}.")
    for key in ("min_severity", "fail_on"):
        if values.get(key) and not (key == "fail_on" and values[key] == _NEVER):
            _severity(name, key, values[key])
    return Settings(**values)


def _codes(name: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise MalformedDataError(f"{name}: {key} must be a list of strings", 'Write ["EG203"].')
    return tuple(each if key in _PATHS else each.upper() for each in value)


def _check_codes(name: str, key: str, codes: Iterable[str]) -> None:
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            hint = "List the rules with: evidencegraph rules"
            raise MalformedDataError(f"{name}: {key}: no rule begins with {code!r}", hint)


def _word(name: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise MalformedDataError(f"{name}: {key} must be a string")
    return value


def _thresholds(name: str, table: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Read ``EG107.works = 8``: the code of a rule, the name of its threshold, a number."""
    found: dict[str, dict[str, float]] = {}
    for key, value in _flat(table):
        code, dot, threshold = key.partition(".")
        number = _number(value)
        if not dot or number is None:
            message = f"{name}: thresholds: cannot read {key!r} = {value!r}"
            raise MalformedDataError(message, "Write EG107.works = 8.")
        known = next((rule.thresholds for rule in RULES if rule.code == code.upper()), {})
        if threshold not in known:
            message = f"{name}: thresholds: {code} has no threshold {threshold!r}"
            hint = f"It has {', '.join(known)}." if known else "It has none."
            raise MalformedDataError(message, hint)
        found.setdefault(code.upper(), {})[threshold] = number
    return found


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the values of a table; to TOML a dotted key is a table in a table."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from ((f"{key}.{inner}", each) for inner, each in value.items())
        else:
            yield key, value


def _number(value: object) -> float | None:
    try:
        return None if isinstance(value, bool) else float(str(value))
    except ValueError:
        return None


def _severity(name: str, key: str, value: object) -> Severity:
    try:
        return Severity(str(value))
    except ValueError as error:
        known = ", ".join(Severity)
        raise MalformedDataError(
            f"{name}: {key}: no severity {value!r}", f"Use {known}."
        ) from error
