"""What is published holds what the program needs, and the program runs from it alone."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
DATA_FOLDERS = ("templates", "question_banks")

# One worker builds, for all tests here.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


def run(*command: str | Path, cwd: Path) -> str:
    """What the command printed; its error output is in the failure, should there be one."""
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def data_files(folder: str) -> set[str]:
    """The files of a data folder in the checkout, as paths below that folder."""
    top = ROOT / folder
    return {
        path.relative_to(top).as_posix()
        for path in top.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from that sdist, as an index would."""
    dist = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", dist, ROOT, cwd=dist)
    return dist


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def wheel_names(wheel: Path) -> set[str]:
    """Every path in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def sdist_names(built: Path) -> set[str]:
    """Every file in the sdist, without its top folder."""
    (found,) = built.glob("*.tar.gz")
    with tarfile.open(found) as archive:
        return {
            PurePosixPath(*PurePosixPath(member.name).parts[1:]).as_posix()
            for member in archive
            if member.isfile()
        }


@pytest.mark.parametrize("folder", DATA_FOLDERS)
def test_the_wheel_holds_every_data_file(folder: str, wheel_names: set[str]) -> None:
    expected = data_files(folder)
    assert expected, f"{folder}/ is empty"
    prefix = f"oneonone/assets/{folder}/"
    packed = {name.removeprefix(prefix) for name in wheel_names if name.startswith(prefix)}
    assert packed == expected


@pytest.mark.parametrize("folder", DATA_FOLDERS)
def test_data_folders_hold_data_only(folder: str) -> None:
    assert [name for name in data_files(folder) if name.endswith((".py", ".pyc"))] == []


def test_the_wheel_holds_the_package_and_nothing_beside_it(wheel_names: set[str]) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "oneonone").rglob("*.py")}
    assert modules | {"oneonone/py.typed"} <= wheel_names
    tops = {name.split("/")[0] for name in wheel_names}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"oneonone"}


def test_the_wheel_brings_the_manual_page_and_the_table_of_commands(wheel_names: set[str]) -> None:
    shared = [name.partition(".data/data/")[2] for name in wheel_names if ".data/" in name]
    assert shared == ["share/man/man1/1on1.1"]
    assert "oneonone/cli/commands.tsv" in wheel_names


def test_the_wheel_carries_its_licence(wheel_names: set[str]) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel_names)


def test_a_wheel_from_the_checkout_is_the_wheel_from_the_sdist(
    tmp_path: Path, wheel_names: set[str]
) -> None:
    run(sys.executable, "-m", "build", "-nw", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    (direct,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(direct) as archive:
        assert set(archive.namelist()) == wheel_names


@pytest.mark.parametrize(
    "name",
    [
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "PKG-INFO",
        "README.md",
        "constraints.txt",
        "pyproject.toml",
        "oneonone/py.typed",
        "tests/conftest.py",
    ],
)
def test_the_sdist_holds(name: str, sdist_names: set[str]) -> None:
    assert name in sdist_names


@pytest.mark.parametrize("folder", [*DATA_FOLDERS, "docs"])
def test_the_sdist_holds_the_folder(folder: str, sdist_names: set[str]) -> None:
    packed = {name for name in sdist_names if name.startswith(f"{folder}/")}
    assert packed
    assert packed == {f"{folder}/{name}" for name in data_files(folder)}


def declared(dist: Distribution, seen: dict[str, Distribution]) -> dict[str, Distribution]:
    """Add to `seen` what `dist` says it needs at run time, and what that needs in turn."""
    for line in dist.requires or ():
        need = Requirement(line)
        if (need.marker is None or need.marker.evaluate({"extra": ""})) and need.name not in seen:
            seen[need.name] = distribution(need.name)
            declared(seen[need.name], seen)
    return seen


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """A fresh environment with the wheel and its declared dependencies: its bin folder.

    The dependencies are linked in from the environment the tests run in: without the network, and
    without the development tools and the checkout, which would hide a dependency or a file that
    somebody forgot to declare.
    """
    environment = tmp_path / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=tmp_path)
    python = environment / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=tmp_path)

    (site,) = environment.glob("lib/python*/site-packages")
    (info,) = site.glob("oneonone_notes-*.dist-info")
    for dependency in declared(PathDistribution(info), {}).values():
        for top in {file.parts[0] for file in dependency.files or ()} - {"..", "__pycache__"}:
            if not (site / top).exists():
                (site / top).symlink_to(Path(str(dependency.locate_file(top))).resolve())
    run(*pip, "check", cwd=tmp_path)
    return environment / "bin"


def test_the_installed_command_runs(installed: Path, wheel: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    assert version in run(installed / "1on1", "--version", cwd=tmp_path)
    assert (installed.parent / "share/man/man1/1on1.1").is_file()
    where = run(
        installed / "python", "-c", "import oneonone; print(oneonone.__file__)", cwd=tmp_path
    )
    assert Path(where.strip()).is_relative_to(installed.parent)
