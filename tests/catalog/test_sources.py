from __future__ import annotations

import sys
from pathlib import Path

import pytest

from excli.catalog import sources
from excli.model.errors import CatalogError
from tests.conftest import posix


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the XDG rules are asked directly elsewhere")
def test_the_xdg_rules(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sources.own_folder() == home / ".local/share/excli/catalog"
    assert sources.cache_folder() == home / ".cache/excli"
    assert sources.config_folder() == home / ".config/excli"
    monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere")
    assert sources.cache_folder() == Path("/elsewhere/excli")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # the rules say that such a value is ignored
    assert sources.cache_folder() == home / ".cache/excli"
    monkeypatch.setenv("HOME", "")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert sources.cache_folder() is None
    assert sources.own_folder() is None


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_ask_platformdirs(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("platformdirs")
    monkeypatch.setattr(sys, "platform", platform)
    folders = [sources.own_folder(), sources.cache_folder(), sources.config_folder()]
    assert all(folder is not None and "excli" in folder.parts for folder in folders)


@posix
def test_a_persons_catalogs_come_after_the_bundled_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = sources.Source(sources.BUNDLED_ENTRIES, own=False)
    monkeypatch.setattr(sources, "own_folder", lambda: home / "catalog")
    assert sources.sources() == [bundled]
    (home / "catalog").mkdir()
    assert sources.sources() == [bundled, sources.Source(home / "catalog", own=True)]
    (home / "a").mkdir()
    monkeypatch.setenv("EXCLI_CATALOG", f"{home / 'a'}::~")
    assert sources.sources() == [bundled, sources.Source(home / "a", own=True), sources.Source(home, own=True)]
    monkeypatch.setenv("EXCLI_CATALOG", str(home / "nowhere"))
    with pytest.raises(CatalogError, match="nowhere"):
        sources.sources()


@posix
@pytest.mark.parametrize("named", ["~nosuchuser-at-all/x"])
def test_a_home_that_is_not_known_is_the_persons_mistake(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXCLI_CATALOG", named)
    with pytest.raises(CatalogError, match="nosuchuser"):
        sources.sources()


@posix
def test_entry_files_come_in_order_without_hidden_ones_and_circles(home: Path) -> None:
    for name in ("b.yaml", "a.YML", ".hidden.yaml", "notes.txt", "sub/c.yaml", ".git/d.yaml"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text("")
    (home / "sub" / "loop").symlink_to(home)
    assert [Path(item.path).relative_to(home).as_posix() for item in sources.entry_files(home)] == [
        "a.YML", "b.yaml", "sub/c.yaml",
    ]  # fmt: skip
    with pytest.raises(CatalogError, match="gone"):
        list(sources.entry_files(home / "gone"))
