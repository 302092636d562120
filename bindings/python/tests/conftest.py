"""What several tests use."""

from pathlib import Path

import pytest

import sociaaldomein as sd

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def zwolle():
    return sd.load(ROOT / "examples/zwolle")
