"""excli: exercises looked up from the terminal."""

__version__ = "0.1.0"
