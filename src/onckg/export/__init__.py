"""The dataset as files and as a networkx graph."""

from onckg.export.network import View, to_networkx
from onckg.export.writing import EXPORT_FORMATS, export_bytes, write_whole

__all__ = ["EXPORT_FORMATS", "View", "export_bytes", "to_networkx", "write_whole"]
