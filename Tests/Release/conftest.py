import pytest

from releases import Portal


@pytest.fixture
def folder(memory):
    return memory


@pytest.fixture
def portal(folder):
    return Portal(folder)
