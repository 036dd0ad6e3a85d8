"""An incremental build writes what a clean one writes, byte for byte, and touches nothing else, over random edits.

ONIR_SEED=n runs one seed; ONIR_LONG runs 500 instead of 40.
"""

import os

import pytest

import cases
import edits
from world import IS_LONG

SEEDS = [int(os.environ["ONIR_SEED"])] if "ONIR_SEED" in os.environ else range(1, 501 if IS_LONG else 41)


@pytest.mark.parametrize("seed", SEEDS)
def test_builds_what_a_clean_build_makes(seed, memory):
    case = cases.drawn(seed)
    if cases.problem(case, memory)[0]:
        pytest.fail(cases.report(seed, case, memory), pytrace=False)


def test_draws_every_kind_of_edit():
    assert len(edits.KINDS) >= 40
    drawn = {name for seed in range(1, 41) for name, _, _ in cases.drawn(seed)}
    assert drawn == set(edits.KINDS)
