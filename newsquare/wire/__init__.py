"""Agency copy: sources, formats, versions."""
