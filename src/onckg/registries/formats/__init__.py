"""The registries' own file formats, one file each; what they share are the checks of ``tables``."""
