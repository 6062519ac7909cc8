import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
EXTRAS = PROJECT["optional-dependencies"]
ELSEWHERE_NAMED = {"torch": "pytorch-cpu", "matplotlib": "matplotlib-base"}  # as conda-forge calls them


def name(requirement):
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~; \[]", requirement)[0]).lower()


PINS = {name(line): line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")}


def test_every_dependency_has_a_reason_and_a_licence():
    lines = [line.strip() for line in PYPROJECT.splitlines()]
    for requirement in PROJECT["dependencies"] + EXTRAS["test"]:
        above = lines[lines.index(f'"{requirement}",') - 1]
        assert re.fullmatch(r"# .{10,} \(.*\)", above), f"{requirement}: say in the line above why it is there and under which licence"


def test_every_dependency_has_a_lower_bound_and_a_pin_that_keeps_it():
    from packaging.requirements import Requirement

    for requirement in PROJECT["dependencies"] + EXTRAS["test"]:
        assert ">=" in requirement
        pin = PINS[name(requirement)]
        assert Requirement(requirement).specifier.contains(pin.split("==")[1]), f"{pin} is outside {requirement}"


def test_every_line_of_constraints_pins_one_version():
    assert all(re.fullmatch(r"[a-z0-9.-]+==[0-9][0-9a-z.]*", pin) for pin in PINS.values())
    assert list(PINS) == sorted(PINS)
    assert {"appnope", "colorama", "pywinpty", "tzdata"} <= PINS.keys(), "packages that only macOS or Windows needs"


def test_what_is_installed_together_is_pinned():
    """Follow the requirements of the installed packages from ours on: each has to be pinned."""
    from importlib.metadata import requires, version

    from packaging.requirements import Requirement

    if any(version(name(line)).split("+")[0] != PINS[name(line)].split("==")[1] for line in PROJECT["dependencies"] + EXTRAS["test"]):
        pytest.skip("other versions than the pinned ones are installed")
    todo, seen = [Requirement(line) for line in PROJECT["dependencies"] + EXTRAS["test"]], set()
    while todo:
        requirement = todo.pop()
        for extra in requirement.extras or {""}:
            if (name(requirement.name), extra) in seen:
                continue
            seen.add((name(requirement.name), extra))
            further = [Requirement(line) for line in requires(requirement.name) or ()]
            todo += [other for other in further if other.marker is None or other.marker.evaluate({"extra": extra})]
    assert {package for package, _ in seen} - PINS.keys() == set()


def test_every_pinned_package_has_its_hashes():
    """Those of hashes.txt suffice to run, those of both files for the tests; their first lines say how they are made."""
    listed = {}
    for file in ("hashes.txt", "hashes-test.txt"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert re.fullmatch(r"(#.*\n){2}([a-z0-9.-]+==[^\n]*( \\\n    --hash=sha256:[0-9a-f]{64})+\n)+", text)
        listed |= dict(re.findall(r"^([a-z0-9.-]+)(==[0-9][^ ]*)", text, re.M))
    assert {package + version for package, version in listed.items()} == set(PINS.values()), "make hashes.txt and hashes-test.txt anew"


def test_environment_yml_is_in_step():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    declared = [name(line) for line in PROJECT["dependencies"]]
    bounds = [line[len(package) :] for line, package in zip(PROJECT["dependencies"], declared)]
    expected = [ELSEWHERE_NAMED.get(package, package) + bound for package, bound in zip(declared, bounds)]
    assert conda == [f"python{PROJECT['requires-python']}", "pip", *expected, {"pip": ["-e ."]}]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("folder, extra", [("kit", EXTRAS["cluster"]), ("tests", EXTRAS["test"])])
def test_what_is_imported_is_declared(folder, extra):
    declared = {name(line) for line in PROJECT["dependencies"] + extra}
    # each of these comes with one that is declared, and is part of how that is used
    allowed = declared | {"numpy", "ipython", "traitlets", "pyzmq", "markupsafe", "packaging", "pygments"}
    distributions = packages_distributions()
    own = {"kit", "run", "bench", "tests", "training"} | {path.stem for path in (ROOT / "tests").glob("*.py")}
    for path in sorted((ROOT / folder).rglob("*.py")):
        for module in set(imports(path)) - sys.stdlib_module_names - own:
            owners = {name(owner) for owner in distributions.get(module, [module])}
            assert owners & allowed, f"{path.relative_to(ROOT)} imports {module}: declare it in pyproject.toml, with its reason"


def test_what_is_declared_is_used():
    used = {module for path in (ROOT / "kit").rglob("*.py") for module in imports(path)}
    modules = {"pyyaml": "yaml", "charset-normalizer": "charset_normalizer", "python-docx": "docx", "python-calamine": "python_calamine"}
    started_by_run_py = {"jupyterlab", "jupyterlab-language-pack-id-id", "nbstripout"}
    beneath = {"torch", "ipywidgets", "lxml-html-clean"}  # of Stanza, of anywidget, of trafilatura
    declared = {name(line) for line in PROJECT["dependencies"]} - started_by_run_py - beneath
    assert {package for package in declared if modules.get(package, package) not in used} == set()


def test_import_kit_loads_nothing_heavy():
    heavy = "torch stanza pandas numpy matplotlib pyarrow ipywidgets"
    script = f"import kit, sys; print(*sorted(set('{heavy}'.split()) & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == ""


def test_data_files_of_the_package_are_packaged():
    patterns = tomllib.loads(PYPROJECT)["tool"]["setuptools"]["package-data"]["kit"]
    files = [path for path in (ROOT / "kit").rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    packaged = {path for pattern in patterns for path in (ROOT / "kit").glob(pattern)}
    assert set(files) - packaged == set()


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.name)
def test_notebooks_are_kept_as_the_git_filter_writes_them(path):
    filter_options = ["--keep-id", "--extra-keys", "metadata.language_info.version"]
    with path.open("rb") as notebook:
        stripped = subprocess.run([sys.executable, "-m", "nbstripout", *filter_options], stdin=notebook, capture_output=True, check=True).stdout
    assert stripped == path.read_bytes(), f"{path.name} holds outputs: run 'python -m nbstripout {' '.join(filter_options)} {path}'"
