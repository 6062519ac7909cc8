"""The commands of the kit; `python3 run.py help` lists them.

Standard library only. Each command makes the environment `.venv` first, or brings it up to date, and then
works inside it. This file keeps to the syntax of Python 3.6, so that an old Python can say that it is too old.
"""

import errno
import hashlib
import importlib.util
import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
OLDEST, NEWEST = (3, 11), (3, 14)  # the newest that the pinned torch has packages for
SPACE = 3 * 10**9  # bytes: the environment takes about 2 GB, and pip unpacks in a temporary folder
DISK_FULL = "No space left|not enough space"
HASHES = ["hashes.txt", "hashes-test.txt"]  # the second for the tests alone
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"  # builds without gigabytes of GPU libraries
LAB_OPTIONS = ["--LabApp.default_url=/lab/tree/notebooks/01_load_articles.ipynb", "--FileContentsManager.post_save_hook=kit.saving.after_save"]

COMMANDS = {
    "report": ("[FOLDER] [-o FILE] [--language id|en] [--since REPORT] [--notebooks]", "run the notebooks over a folder of articles (seeds) and write the report"),
    "lab": ("[JupyterLab options]", "open the notebooks in JupyterLab"),
    "test": ("[pytest options]", "run the tests, the notebooks among them"),
    "bench": ("[NAME ...]", "list the benchmarks, or run those named"),
    "models": ("STEP|all --data DIR", "train the language models anew, or score those that ship"),
    "help": ("", "show this list"),
}


class Problem(Exception):
    """What stands in the way, and what to do about it, in one sentence."""


def say(words):
    print(words, file=sys.stderr, flush=True)


def help_text():
    lines = ["usage: python3 run.py COMMAND", ""]
    for name, (usage, purpose) in COMMANDS.items():
        lines += ["  {} {}".format(name, usage).rstrip(), "      " + purpose]
    more = ["", "Any table as CSV or JSON, once .venv is there:", "  {0} -m kit table NAME [FOLDER] [--format csv|json]", "", "What is known of every file, how, and what to look at:", "  {0} -m kit check [FOLDER]"]
    return "\n".join(lines + more).format(PYTHON.relative_to(HERE))


def check_python(version):
    """Raise Problem for a Python that the pinned packages do not support."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return
    others = ["python3.{}".format(minor) for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    found = next((name for name in others if shutil.which(name)), None)
    remedy = "run it with '{} run.py'".format(found) if found else "install one from https://www.python.org/downloads/ and run it with that"
    fault = "old" if tuple(version[:2]) < OLDEST else "new"
    raise Problem("Python {}.{} is too {}: the kit needs Python {}.{} to {}.{}; {}.".format(*version[:2], fault, *OLDEST, *NEWEST, remedy))


# --- the environment -----------------------------------------------------------------------------------------


def prepare(test=False):
    """Make .venv and install what is pinned, unless the stamp, which is written last, says that all is there."""
    check_python(sys.version_info)
    sources = b"".join((HERE / name).read_bytes() for name in ["pyproject.toml", "constraints.txt"] + HASHES)
    # scripts and the editable install hold absolute paths, so a folder that was moved is made anew
    wanted = ["Python {}.{} in {}".format(*sys.version_info[:2], HERE), hashlib.sha256(sources).hexdigest()]
    before = STAMP.read_text(encoding="utf-8") if STAMP.is_file() and PYTHON.exists() else ""
    have = before.splitlines()
    if have[:2] == wanted and (not test or "test" in have[2:]):
        return
    # pip asks for the version of rustc, and rustup would write that down in the user's own folder
    os.environ["RUSTUP_HOME"] = str(VENV / "home" / "rustup")
    try:
        if have[:1] != wanted[:1]:
            make_environment()
        else:
            STAMP.unlink()
        try:
            install(test)
        except Problem:
            if have[:1] == wanted[:1]:
                STAMP.write_text(before, encoding="utf-8")  # pip changes nothing before it has everything
            raise
        partial = STAMP.with_suffix(".part")
        partial.write_text("\n".join(wanted + ["test"] * test) + "\n", encoding="utf-8")
        os.replace(str(partial), str(STAMP))
    except OSError as error:
        raise Problem(disk_trouble(error)) from error


def disk_trouble(error):
    if error.errno == errno.ENOSPC:
        return "The disk is full: free {:.0f} GB in {} and run the same command again.".format(SPACE / 1e9, HERE)
    return "Cannot write {} ({}): copy the project to a folder of your own and run it there.".format(error.filename or VENV, error.strerror or error)


def make_environment():
    if Path(sys.prefix) == VENV:
        raise Problem("The environment in {} has to be made anew: leave it with 'deactivate' and run the same command again.".format(VENV))
    if shutil.disk_usage(str(HERE)).free < SPACE:
        raise Problem("Too little disk space: the environment needs {:.0f} GB in {}; free some and run the same command again.".format(SPACE / 1e9, HERE))
    if importlib.util.find_spec("venv") is None:
        raise Problem(no_pip())
    import venv

    say("Making the environment {} with Python {}.{}".format(VENV, *sys.version_info[:2]))
    # Debian and its kin leave ensurepip out: then the pip of this Python installs into .venv
    with_pip = importlib.util.find_spec("ensurepip") is not None
    venv.EnvBuilder(clear=True, with_pip=with_pip, symlinks=os.name != "nt").create(str(VENV))


def no_pip():
    return "{} cannot make an environment with pip: install its venv package (Debian, Ubuntu: sudo apt install python3-venv) and run the same command again.".format(sys.executable)


def pip():
    """The command for a pip that installs into .venv: its own, or else the one of this Python, from 22.3 on."""
    if subprocess.call([str(PYTHON), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0:
        return [str(PYTHON), "-m", "pip"]
    outside = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if subprocess.call(outside + ["--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) != 0:
        raise Problem(no_pip())
    return outside


def install(test):
    command = pip() + ["install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    if sys.platform.startswith("linux"):  # elsewhere the usual packages are for the CPU already
        torch = re.search(r"^torch==\S+", (HERE / "constraints.txt").read_text(encoding="utf-8"), re.M).group()
        say("Installing {} for the CPU (about 200 MB)".format(torch))
        options = ["--index-url", TORCH_INDEX, "--no-deps", "--timeout", "10", "--retries", "0"]
        status, output = watched(command + options + [torch])
        if re.search(DISK_FULL, output, re.I):
            raise Problem(pip_trouble(output))
        if status != 0:
            say("  PyTorch's own index cannot be reached; the usual index is asked instead")
    say("Installing the other packages, each file checked against hashes.txt")
    lists = [part for name in HASHES[: 1 + test] for part in ("--requirement", str(HERE / name))]
    project = ["--constraint", str(HERE / "constraints.txt"), "--no-build-isolation", "--editable", str(HERE) + ("[test]" if test else "")]
    for options in (["--require-hashes", "--only-binary", ":all:", "--no-deps"] + lists, project):
        status, output = watched(command + ["--retries", "2"] + options)
        if status != 0:
            raise Problem(pip_trouble(output))


def pip_trouble(output):
    """Why pip failed, from what it printed, in one sentence with a remedy."""
    again = "run the same command again; what is downloaded is kept."
    if re.search(DISK_FULL, output, re.I):
        return "The disk is full: free {:.0f} GB in {}, or point TMPDIR at a larger disk, and {}".format(SPACE / 1e9, HERE, again)
    if re.search("connection|timed out|name resolution|Max retries|ProxyError|SSLError|IncompleteRead", output, re.I):
        return "The package index cannot be reached: connect to the network (behind a proxy, set HTTPS_PROXY) and " + again
    other = re.search(r"DO NOT MATCH THE HASHES.*?^ +(\S+==\S+).*? Got +(\w{12})", output, re.M | re.S)
    if other:
        return "{}: expected a file whose SHA-256 stands in {}, found {}…, and installed nothing: use the usual package index, empty pip's cache ('{} -m pip cache purge') and {}".format(
            other.group(1), " or ".join(HASHES), other.group(2), PYTHON, again.split(";")[0] + "."
        )
    missing = re.search(r"No matching distribution found for (\S+)", output)
    if missing:
        machine = "{} on {}, Python {}.{}".format(os.uname().machine if hasattr(os, "uname") else "this processor", sys.platform, *sys.version_info[:2])
        return "There is no package {} for this computer ({}): use another Python from {}.{} to {}.{}, or conda with environment.yml.".format(
            missing.group(1), machine, *OLDEST, *NEWEST
        )
    last = [line.strip() for line in output.splitlines() if line.strip()][-1:] or ["it printed nothing"]
    return "pip could not install the packages: {} - mend that, or delete {}, and run the same command again.".format(last[0], VENV)


def watched(command):
    """Run pip; show what it is at in one line, on a terminal at once, in a log now and then. Returns (status, output)."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, errors="replace")
    lines, output, terminal = queue.Queue(), [], sys.stderr.isatty()
    reader = threading.Thread(target=lambda: ([lines.put(line) for line in process.stdout], lines.put(None)), daemon=True)
    reader.start()
    started = shown = time.monotonic()
    latest = "starting pip"
    while True:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:
            line = ""
        if line is None:
            break
        output.append(line)
        if line.startswith(("Collecting", "  Downloading", "Downloading", "Building", "Installing")):
            latest = line.strip()
        now = time.monotonic()
        if now - shown > (0.1 if terminal else 10):
            shown = now
            print("  {:3.0f} s  {:<64.64}".format(now - started, latest), end="\r" if terminal else "\n", file=sys.stderr, flush=True)
    if terminal:
        print(" " * 74, end="\r", file=sys.stderr, flush=True)
    return process.wait(), "".join(output)


# --- working inside it ---------------------------------------------------------------------------------------


def environment():
    """The variables that keep settings and caches of the programs used inside .venv."""
    home = VENV / "home"
    inside = {
        "VIRTUAL_ENV": VENV,
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "jupyter" / "config",
        "JUPYTER_DATA_DIR": home / "jupyter" / "data",
        "JUPYTER_RUNTIME_DIR": home / "jupyter" / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "jupyter" / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "jupyter" / "workspaces",
        "MPLCONFIGDIR": home / "matplotlib",
        "NPM_CONFIG_CACHE": home / "npm",  # JupyterLab asks an installed npm for language servers
    }
    path = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", "")])
    return dict(os.environ, PATH=path, **{name: str(place) for name, place in inside.items()})


def inside(arguments, folder=None):
    """Go on as the Python of .venv, in `folder`; on Windows wait for it and return its status."""
    command = [str(PYTHON)] + arguments
    if os.name == "nt":
        return subprocess.call(command, cwd=folder, env=environment())
    if folder:
        os.chdir(str(folder))
    sys.stderr.flush()
    return os.execve(command[0], command, environment())  # so that signals and the status are the command's own


def ask_for_no_news():
    """JupyterLab's own settings, unless the person has set them: no news from the network, no look for updates."""
    settings = VENV / "home" / "jupyter" / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text('{"fetchNews": "false", "checkForUpdates": false}\n', encoding="utf-8")


def set_git_filter():
    """Let git see notebooks without their outputs (.gitattributes), in this clone alone, when it is one."""
    try:
        top = subprocess.check_output(["git", "-C", str(HERE), "rev-parse", "--show-toplevel"], stderr=subprocess.DEVNULL)
        if Path(top.decode("utf-8").strip()).resolve() == HERE:
            # git runs filters from the top of the clone, so the path can be relative and the folder may move
            clean = "{} -m nbstripout --keep-id --extra-keys metadata.language_info.version".format(PYTHON.relative_to(HERE).as_posix())
            subprocess.check_call(["git", "-C", str(HERE), "config", "filter.nbstripout.clean", clean])
    except (OSError, subprocess.CalledProcessError):
        pass  # no git, or no clone: nothing to keep clean


def side_by_side():
    """Options by which pytest runs test files side by side; each process loads the models, so four are enough."""
    return ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]


def main(arguments):
    command, rest = (arguments or ["help"])[0], arguments[1:]
    if command in ("help", "-h", "--help"):
        print(help_text())
        return 0
    try:
        if command not in COMMANDS:
            raise Problem("There is no command '{}': the commands are {}.".format(command, ", ".join(COMMANDS)))
        prepare(test=command in ("test", "bench"))
    except Problem as problem:
        say(str(problem))
        return 2
    if command == "test":
        os.environ.update({"XDG_{}_HOME".format(name): str(VENV / "home" / name.lower()) for name in ("CONFIG", "CACHE")})  # for the browser
    if command == "report":
        return inside(["-m", "kit", "report"] + rest)
    if command == "lab":
        set_git_filter()
        ask_for_no_news()
        return inside(["-m", "jupyterlab", "--ServerApp.root_dir=" + str(HERE)] + LAB_OPTIONS + rest, HERE)
    if command == "test":
        rest = side_by_side() + rest
    return inside(["-m", {"test": "pytest", "bench": "bench", "models": "training"}[command]] + rest, HERE)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
