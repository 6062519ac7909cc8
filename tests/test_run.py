import ast
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import run

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of its own below tmp_path; returns the list of what was made and installed there."""
    for name in ("pyproject.toml", "constraints.txt", *run.HASHES):
        (tmp_path / name).write_text("torch==1\n")
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "installed.txt")
    done = []

    def make():
        done.append("made")
        run.VENV.mkdir(exist_ok=True)
        run.PYTHON.write_text("")
        run.STAMP.unlink(missing_ok=True)

    monkeypatch.setattr(run, "make_environment", make)
    monkeypatch.setattr(run, "install", lambda test: done.append("installed with tests" if test else "installed"))
    return done


# --- the Python


@pytest.mark.parametrize("version", [(3, 11), (3, 11, 2), (3, 14, 9)])
def test_python_that_will_do(version):
    run.check_python(version)


@pytest.mark.parametrize("version, fault", [((3, 6, 15), "3.6 is too old"), ((3, 10), "3.10 is too old"), ((3, 15, 0), "3.15 is too new")])
def test_python_that_will_not_do(version, fault, monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: name if name == "python3.12" else None)
    with pytest.raises(run.Problem, match=f"^Python {fault}: the kit needs Python 3.11 to 3.14; run it with 'python3.12 run.py'.$"):
        run.check_python(version)


def test_no_other_python_at_hand(monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.Problem, match="install one from"):
        run.check_python((3, 9))


def test_old_python_gets_a_sentence_and_status_2(monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "version_info", (3, 8, 0))
    assert run.main(["report"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("Python 3.8 is too old") and told.count("\n") == 1


def test_syntax_is_that_of_python_3_6():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_versions_are_those_of_pyproject():
    import tomllib

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert declared == f">={run.OLDEST[0]}.{run.OLDEST[1]},<{run.NEWEST[0]}.{run.NEWEST[1] + 1}"


# --- the stamp


def test_second_run_installs_nothing(project):
    run.prepare()
    run.prepare()
    assert project == ["made", "installed"]


def test_tests_add_their_packages_once(project):
    run.prepare()
    run.prepare(test=True)
    run.prepare(test=True)
    run.prepare()
    assert project == ["made", "installed", "installed with tests"]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", "hashes.txt"])
def test_a_change_installs_again_into_the_same_environment(project, name):
    run.prepare()
    (run.HERE / name).write_text("torch==2\n")
    run.prepare()
    assert project == ["made", "installed", "installed"]


def test_another_python_makes_it_anew(project, monkeypatch):
    run.prepare()
    monkeypatch.setattr(run.sys, "version_info", (3, 12 if sys.version_info[1] != 12 else 13, 0))
    run.prepare()
    assert project == ["made", "installed"] * 2


def test_a_moved_folder_makes_it_anew(project):
    run.prepare()
    run.STAMP.write_text(run.STAMP.read_text().replace(str(run.HERE), "elsewhere"))
    run.prepare()
    assert project == ["made", "installed"] * 2


def test_a_lost_python_makes_it_anew(project):
    run.prepare()
    run.PYTHON.unlink()
    run.prepare()
    assert project == ["made", "installed"] * 2


def test_interrupted_install_is_repeated(project, monkeypatch):
    finished = run.install

    def interrupted(test):
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.prepare()
    monkeypatch.setattr(run, "install", finished)
    run.prepare()
    assert project == ["made", "made", "installed"]


def test_failed_renewal_leaves_the_environment_as_it_was(project, monkeypatch):
    run.prepare()

    def offline(test):
        raise run.Problem("no network")

    monkeypatch.setattr(run, "install", offline)
    with pytest.raises(run.Problem):
        run.prepare(test=True)
    run.prepare()  # a report needs no test packages, and so no network
    assert project == ["made", "installed"]


@pytest.mark.parametrize(
    "error, words",
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full: free 3 GB"),
        (PermissionError(errno.EACCES, "Permission denied", "/ro/.venv"), r"Cannot write /ro/.venv \(Permission denied\): copy the project"),
    ],
)
def test_trouble_with_the_disk_is_a_sentence(project, monkeypatch, error, words):
    def fail():
        raise error

    monkeypatch.setattr(run, "make_environment", fail)
    with pytest.raises(run.Problem, match=words):
        run.prepare()


# --- pip


@pytest.mark.parametrize("bundled", [True, False])
def test_environment_without_ensurepip_is_made_without_pip(tmp_path, monkeypatch, bundled):
    import venv

    asked = []
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "SPACE", 0)
    find = run.importlib.util.find_spec
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: bundled if name == "ensurepip" and bundled else None if name == "ensurepip" else find(name))
    monkeypatch.setattr(venv.EnvBuilder, "create", lambda builder, place: asked.append(builder.with_pip))
    run.make_environment()
    assert asked == [bundled]


def test_pip_of_the_host_serves_an_environment_that_has_none(tmp_path, monkeypatch):
    import venv

    venv.create(tmp_path / ".venv", with_pip=False, symlinks=os.name != "nt")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / run.PYTHON.relative_to(run.VENV))
    assert run.pip()[:3] == [sys.executable, "-m", "pip"]
    place = subprocess.run([*run.pip(), "--version"], capture_output=True, text=True).stdout
    assert "pip" in place


def test_no_pip_at_all(monkeypatch):
    monkeypatch.setattr(run.subprocess, "call", lambda *arguments, **options: 1)
    with pytest.raises(run.Problem, match="install its venv package"):
        run.pip()


@pytest.mark.parametrize(
    "output, words",
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("WARNING: Retrying: NewConnectionError: Failed\nERROR: No matching distribution found for pandas", "cannot be reached: connect"),
        ("ReadTimeoutError: Read timed out.", "cannot be reached: connect"),
        ("ERROR: No matching distribution found for torch==2.13.0", "There is no package torch==2.13.0 for this computer"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    six==1.17.0 from https://example.org/six.whl:\n        Expected sha256 "
            + "0" * 64 + "\n        Expected     or " + "1" * 64 + "\n             Got        " + "a" * 64 + "\n",
            "six==1.17.0: expected a file whose SHA-256 stands in hashes.txt or hashes-test.txt, found aaaaaaaaaaaa…, and installed nothing: use the usual package index",
        ),
        ("\nerror: something else\n\n", "pip could not install the packages: error: something else"),
        ("", "it printed nothing"),
    ],
)
def test_what_pip_printed_becomes_one_sentence(output, words):
    sentence = run.pip_trouble(output)
    assert words in sentence
    assert "run the same command again" in sentence or "use another Python" in sentence
    assert "\n" not in sentence


@pytest.fixture
def asked(monkeypatch):
    """What pip was asked for, each time with the status and the words that `answers` gives by a part of the command."""
    commands, answers = [], {}

    def watched(command):
        commands.append(command)
        return next((answer for part, answer in answers.items() if part in command), (0, ""))

    monkeypatch.setattr(run, "pip", lambda: ["pip"])
    monkeypatch.setattr(run, "watched", watched)
    return commands, answers


@pytest.mark.parametrize("system, first", [("linux", ["torch==2.13.0"]), ("darwin", []), ("win32", [])])
@pytest.mark.parametrize("test", [False, True])
def test_every_file_is_checked_before_it_is_installed(asked, monkeypatch, system, first, test):
    monkeypatch.setattr(run.sys, "platform", system)
    run.install(test)
    *torch, hashed, own = asked[0]
    assert [command[-1].split("==")[0] for command in torch] == [name.split("==")[0] for name in first]
    assert {"--require-hashes", "--no-deps"} <= set(hashed) and [Path(part).name for part in hashed if part.endswith(".txt")] == run.HASHES[: 1 + test]
    assert "--no-build-isolation" in own and own[-2:] == ["--editable", str(ROOT) + "[test]" * test]


@pytest.mark.parametrize("part, output, words", [("--index-url", "[Errno 28] No space left on device", "The disk is full"), ("--require-hashes", "Read timed out.", "cannot be reached: connect"), ("--editable", "error: odd", "pip could not install the packages: error: odd")])
def test_what_pip_cannot_do_is_a_problem(asked, monkeypatch, part, output, words):
    monkeypatch.setattr(run.sys, "platform", "linux")
    asked[1][part] = (1, output)
    with pytest.raises(run.Problem, match=words):
        run.install(False)


def test_the_usual_index_is_asked_where_that_of_pytorch_is_shut(asked, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "platform", "linux")
    asked[1]["--index-url"] = (1, "Read timed out.")
    run.install(False)
    assert len(asked[0]) == 3 and "PyTorch's own index cannot be reached; the usual index is asked instead" in capsys.readouterr().err


@pytest.mark.parametrize(
    "change, words",
    [
        ({"prefix": True}, "has to be made anew: leave it with 'deactivate' and run the same command again"),
        ({"space": 10**18}, "Too little disk space: the environment needs 1000000000 GB in .*; free some and run the same command again"),
        ({"venv": None}, "cannot make an environment with pip: install its venv package"),
    ],
    ids=["inside", "space", "no venv"],
)
def test_an_environment_that_cannot_be_made(tmp_path, monkeypatch, change, words):
    monkeypatch.setattr(run, "VENV", Path(sys.prefix) if "prefix" in change else tmp_path / ".venv")
    monkeypatch.setattr(run, "SPACE", change.get("space", 0))
    if "venv" in change:
        monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(run.Problem, match=words):
        run.make_environment()


def test_pip_is_watched(capsys):
    status, output = run.watched([sys.executable, "-c", "print('Collecting pandas'); raise SystemExit(3)"])
    assert (status, output) == (3, "Collecting pandas\n")


# --- the commands


def test_help_lists_every_command_and_is_the_default():
    shown = [subprocess.run([sys.executable, ROOT / "run.py", *arguments], capture_output=True, text=True) for arguments in ([], ["help"], ["--help"])]
    assert {process.returncode for process in shown} == {0}
    assert len({process.stdout for process in shown}) == 1
    for name, (usage, purpose) in run.COMMANDS.items():
        assert f"  {name} {usage}".rstrip() in shown[0].stdout
        assert purpose in shown[0].stdout


def test_unknown_command(capsys):
    assert run.main(["raport"]) == 2
    assert capsys.readouterr().err == "There is no command 'raport': the commands are report, lab, test, bench, models, help.\n"


@pytest.mark.parametrize(
    "arguments, command, test",
    [
        (["report", "berita", "-o", "x.html"], ["-m", "kit", "report", "berita", "-o", "x.html"], False),
        (["test", "-k", "dates"], ["-m", "pytest", *run.side_by_side(), "-k", "dates"], True),
        (["bench", "tables"], ["-m", "bench", "tables"], True),
        (["models", "score"], ["-m", "training", "score"], False),
        (["lab", "--no-browser"], ["-m", "jupyterlab", "--ServerApp.root_dir=" + str(ROOT), *run.LAB_OPTIONS, "--no-browser"], False),
    ],
)
def test_commands(monkeypatch, arguments, command, test):
    prepared = []
    monkeypatch.setenv("XDG_CONFIG_HOME", "as it was")
    monkeypatch.setenv("XDG_CACHE_HOME", "as it was")
    monkeypatch.setattr(run, "prepare", lambda test: prepared.append(test))
    monkeypatch.setattr(run, "set_git_filter", lambda: None)
    monkeypatch.setattr(run, "ask_for_no_news", lambda: None)
    monkeypatch.setattr(run, "inside", lambda arguments, folder=None: (arguments, folder))
    ran, folder = run.main(arguments)
    assert (ran, prepared) == (command, [test])
    # a report's folder is named from where the person stands; the rest is at home in the project
    assert folder == (None if arguments[0] == "report" else ROOT)


def test_status_passes_through(tmp_path):
    script = "import run, sys; run.PYTHON = __import__('pathlib').Path(sys.executable); sys.exit(run.inside(['-c', 'raise SystemExit(3)']))"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT).returncode == 3


def test_settings_and_caches_stay_in_the_environment():
    places = {name: value for name, value in run.environment().items() if name.endswith(("DIR", "CACHE")) and os.environ.get(name) != value}
    assert {"IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"} <= run.environment().keys()
    assert all(Path(value).is_relative_to(run.VENV) for value in places.values())


def test_jupyterlab_asks_for_no_news_unless_told_to(project):
    run.ask_for_no_news()
    [settings] = (run.VENV / "home").rglob("notification.jupyterlab-settings")
    assert '"fetchNews": "false"' in settings.read_text()
    settings.write_text("{}")
    run.ask_for_no_news()
    assert settings.read_text() == "{}"
