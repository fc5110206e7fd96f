"""A maker is known by the hash of a random token; what is no token is nobody."""

import pytest

from knotty.workshop import keeping
from knotty.workshop.makers import find_maker, hash_token, mint_token, tag_maker


def test_tokens_are_long_and_never_alike():
    tokens = {mint_token() for _ in range(200)}
    assert len(tokens) == 200
    assert {len(token) for token in tokens} == {32}


def test_a_token_is_one_maker_and_is_not_to_be_read_from_her_name():
    token = mint_token()
    assert find_maker(token) == find_maker(token) != find_maker(mint_token())
    assert token not in f"{hash_token(token)} {tag_maker(find_maker(token))}"


@pytest.mark.parametrize("sent", [None, "", "short", "x" * 31, "x" * 33, "x" * 31 + "é", "x" * 32 + "\n", 7, object()])
def test_what_is_no_token_is_nobody(sent):
    assert find_maker(sent) is None


def test_a_tag_tells_makers_apart_and_is_not_a_maker():
    first, second = find_maker("a" * 32), find_maker("b" * 32)
    assert len({tag_maker(first), tag_maker(second), first, second}) == 4


def test_a_browser_that_was_linked_by_a_recovery_code_is_the_maker_of_that_code():
    first, second = mint_token(), mint_token()
    code = keeping.make_recovery_code(find_maker(first))
    keeping.use_recovery_code(hash_token(second), code)
    assert find_maker(second) == find_maker(first) != hash_token(second)
