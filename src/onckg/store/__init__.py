"""The store on disk: quads and canonical texts. It does not know what the quads mean."""

from onckg.store.dataset import IDENTITY, INFERRED, STORE, VOCABULARY, Store, open_store
from onckg.store.reading import (
    StoreCounts,
    count_store,
    dump_nquads,
    fingerprints,
    has_release,
    needs_assembly,
    quads_of,
    release_facts,
    release_ids,
    release_set_aside,
    release_sources,
    release_text,
    unassembled,
)
from onckg.store.writing import ReleaseRecord, add_releases, remove_releases, replace_current, replace_inferred, replace_releases

__all__ = [
    "IDENTITY",
    "INFERRED",
    "STORE",
    "VOCABULARY",
    "ReleaseRecord",
    "Store",
    "StoreCounts",
    "add_releases",
    "count_store",
    "dump_nquads",
    "fingerprints",
    "has_release",
    "needs_assembly",
    "open_store",
    "quads_of",
    "release_facts",
    "release_ids",
    "release_set_aside",
    "release_sources",
    "release_text",
    "remove_releases",
    "replace_current",
    "replace_inferred",
    "replace_releases",
    "unassembled",
]
