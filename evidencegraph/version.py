"""The version of the package: outputs name it, and lower floors cannot ask the package itself."""

VERSION = "0.1.0"
