"""Records in one piece of memory, and what is added to them later."""

from hypothesis import given
from hypothesis import strategies as st

from zones.directory.store import PackedRecords, Texts


@given(st.lists(st.binary(max_size=9)), st.lists(st.binary(max_size=9)))
def test_records_come_back_in_their_order(first, later):
    store = PackedRecords(first).settled()
    numbers = [store.append(record) for record in later]
    assert numbers == [len(first) + n for n in range(len(later))]
    assert list(store) == first + later
    assert list(store.settled()) == first + later


def test_a_twin_is_added_to_and_its_origin_stays_as_it_was():
    store = PackedRecords([b"large" * 10]).settled()
    twin = store.twin()
    twin.append(b"new")
    assert (list(store), list(twin)) == ([b"large" * 10], [b"large" * 10, b"new"])


def test_a_store_with_too_much_beside_its_large_piece_has_no_twin():
    store = PackedRecords([b"large"]).settled()
    store.append(b"not so small")
    assert store.twin() is None


@given(st.lists(st.text(max_size=9)))
def test_texts_come_back(texts):
    assert list(Texts(texts)) == texts
