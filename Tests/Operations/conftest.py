"""Cabinets that run, for the tests of their operation."""

import tempfile

import pytest
from cabinet_service import Service, people


@pytest.fixture
def service_with():
    """Starts services with more options; all of them work on one folder."""
    with tempfile.TemporaryDirectory() as folder:
        started = []

        def start(*options):
            started.append(Service(folder, *options))
            return started[-1]
        yield start
        for service in started:
            service.close()


@pytest.fixture
def service(service_with):
    return service_with()


@pytest.fixture
def families():
    return people.FAMILIES


@pytest.fixture
def personal():
    """Values that belong to persons and may stand in no output of the program."""
    return people.NAMES + [people.PASSWORD] + [value for family in people.FAMILIES for value in family[:3]]
