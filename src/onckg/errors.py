"""The two families of errors: what the user can mend, and what is our bug.

SHACL violations and sentences that gave no fact are results, never errors.
"""


class OnckgError(Exception):
    """Root of all errors that onckg raises on purpose; the message is one sentence for a person."""


class InputError(OnckgError):
    """Something the user can mend. The message names the file (and line) and what to do."""


class DocumentError(InputError):
    """A file that cannot be read as a release."""


class VocabularyError(InputError):
    """A vocabulary file that cannot be used."""


class ConfigError(InputError):
    """A setting or option that makes no sense."""


class QueryError(InputError):
    """A query that is malformed, refused, or over its limit."""


class StoreError(InputError):
    """A store that cannot be opened: of another program or format version, or held by another process."""


class InternalError(OnckgError):
    """A bug of ours: please report it."""


class OffsetError(InternalError):
    """An evidence whose characters are not the words it claims."""


class IriError(InternalError):
    """An IRI that cannot be minted from what was given."""
