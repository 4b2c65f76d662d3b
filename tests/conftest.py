"""What every test has: a state folder of its own, so that no test writes into that of who runs it; and no clock."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("textfix", deadline=None)
settings.load_profile("textfix")


@pytest.fixture(autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
