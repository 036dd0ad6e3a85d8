"""One small portal for all tests here, and the servers that send it."""

import pytest

from fronts import SERVERS, Portal, Upstream, need, running


@pytest.fixture(scope="session")
def upstream():
    upstream = Upstream()
    yield upstream
    upstream.stop()


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    return Portal(tmp_path_factory.mktemp("portal"), "http://portal.example/")


@pytest.fixture(scope="session", params=SERVERS)
def front(request, portal, upstream):
    need(request.param)
    with running(request.param, portal, "portal.example", upstream=upstream) as front:
        yield front
