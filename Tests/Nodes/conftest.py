"""Three processes on one database for each test; the server of databases is one for all."""

import concurrent.futures
import tempfile

import pytest

import nodes


@pytest.fixture(scope="session")
def databases():
    databases = nodes.Databases()
    yield databases
    databases.stop()


@pytest.fixture
def cluster_with(databases):
    """Starts processes with more options."""
    started = []
    with tempfile.TemporaryDirectory() as folder:
        def start(*options, count=3, folders=None):
            started.append(nodes.Cluster(folder, databases.make(), count, options, folders))
            return started[-1]

        yield start
        for cluster in started:
            cluster.close()


@pytest.fixture
def cluster(cluster_with):
    return cluster_with()


@pytest.fixture
def query(databases, cluster):
    """What a statement gives on the database of the processes."""
    return lambda text: databases.query(cluster.database, text)


@pytest.fixture
def families():
    return nodes.FAMILIES


@pytest.fixture
def at_once():
    """Runs things at the same time; gives what they gave."""
    def run(works):
        with concurrent.futures.ThreadPoolExecutor(len(works)) as pool:
            return [future.result() for future in [pool.submit(work) for work in works]]
    return run
