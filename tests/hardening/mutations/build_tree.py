# SPDX-License-Identifier: GPL-3.0-or-later
"""A finished build, and variants of it with one source broken, which are compiled and linked beside it: nothing in it
changes."""
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time

PASSED, HUNG = "passed", "hung"
MEMORY_KIB = 12 * 1024 * 1024


class BuildError(Exception):
    """The build folder is not what is needed; says what to do."""


def _first_failure(output):
    """The test function that Qt Test told first that it failed; else nothing."""
    failed = re.search(rb"^FAIL!  : \w+::(\w+)", output.read_bytes(), re.MULTILINE)
    return f"{failed.group(1).decode()} failed" if failed else ""


def _output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class BuildTree:
    """What a finished Ninja build of this project is made of.

    `compilations`: an object's command and unit. `objects`: of each source and header of ours, those compiled with it.
    `links`: the command that makes an archive, a program or a plugin. `tests`: program and properties by name.
    """

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        if not (self.folder / "build.ninja").exists():
            raise BuildError(f"{self.folder} holds no Ninja build. Run ./run-tests first.")
        self._cache = dict(re.findall(r"^(\w+):\w+=(.*)$", (self.folder / "CMakeCache.txt").read_text(), re.MULTILINE))
        if self._cache["CMAKE_BUILD_TYPE"] != "Release" or self._cache.get("SUPERNET_SANITIZERS"):
            raise BuildError(f"{self.folder} is not a release build, the only one that is broken here.")
        self.source = pathlib.Path(self._cache["CMAKE_HOME_DIRECTORY"])
        self.compilations = self._read_compilations()
        self.objects = self._read_objects()
        self.links = self._read_links()
        self.tests = self._read_tests()
        self.durations = self._read_durations()

    def _read_compilations(self):
        """The command and the unit of each object; the command without the compiler's launcher, a cache."""
        compiler = self._cache["CMAKE_CXX_COMPILER"]
        compilations = {}
        for entry in json.loads((self.folder / "compile_commands.json").read_text()):
            words = shlex.split(entry["command"])
            if compiler in words:
                words = words[words.index(compiler):]
            compilations[words[words.index("-o") + 1]] = (words, entry["file"])
        return compilations

    def _read_objects(self):
        objects = {}
        target = None
        for line in _output("ninja", "-C", str(self.folder), "-t", "deps").splitlines():
            if line and not line.startswith(" "):
                target = line.split(":")[0]
            elif line.startswith("    "):
                path = os.path.normpath(self.folder / line.strip())
                if path.startswith(f"{self.source}/") and target in self.compilations:
                    objects.setdefault(os.path.relpath(path, self.source), []).append(target)
        return objects

    def _read_links(self):
        commands = _output("ninja", "-C", str(self.folder), "-t", "commands").splitlines()
        made = ((re.search(r" -o ((?:bin|lib|tests)/[\w.-]+) |\bar qc (\S+) ", line), line) for line in commands)
        return {found.group(1) or found.group(2): line for found, line in made if found and " -c " not in line}

    def _read_tests(self):
        tests = {}
        with tempfile.TemporaryDirectory() as place: # CTest writes a log where it runs, also when it only tells.
            (pathlib.Path(place) / "CTestTestfile.cmake").write_text(f'subdirs("{self.folder}")')
            listing = _output("ctest", "--test-dir", place, "--show-only=json-v1")
        for test in json.loads(listing)["tests"]:
            program = pathlib.Path(test.get("command", ["none"])[0]).name
            if test["name"].startswith(program): # Else a command with words of its own.
                tests[test["name"]] = (program, {one["name"]: one["value"] for one in test["properties"]})
        return tests

    def _read_durations(self):
        """The seconds that CTest measured, where it ran here before."""
        costs = self.folder / "Testing/Temporary/CTestCostData.txt"
        rows = (line.split() for line in costs.read_text().splitlines()) if costs.exists() else ()
        return {row[0]: float(row[2]) for row in rows if len(row) == 3}


class Variant:
    """A build with one source broken, in a folder of its own, with the build's layout."""

    def __init__(self, tree, folder):
        self.tree, self.folder = tree, pathlib.Path(folder)
        for part in ("bin", "lib", "tests", "objects", "tmp", "locks", "settings", "source"):
            (self.folder / part).mkdir(parents=True)
        self._replaced = {} # as the build names it: as this variant has it

    def compile(self, file, text):
        """Compiles anew what is made of the source; False when its new text is no valid program."""
        changed = self.folder / "source" / file
        changed.parent.mkdir(parents=True)
        changed.write_text(text)
        for target in self.tree.objects[file]:
            if target.startswith("tests/"): # Compiled once more for one test, with its own options.
                continue
            made = str(self.folder / "objects" / f"{len(self._replaced)}.o")
            if not self._compile_object(target, made, self.tree.source / file, changed):
                return False
            self._replaced[target] = made
        for target in self.tree.links:
            if target.endswith(".a") and self._changes(target):
                self._archive(target)
        return True

    def _compile_object(self, target, made, original, changed):
        words, unit = self.tree.compilations[target]
        words = [word for word in words if word != "-Werror"]
        if not any(word.startswith("-m") for word in words): # All but the kernels run for moments here.
            words.append("-O1")
        source = changed
        if unit != str(original): # Several sources at a time, or a header.
            source = pathlib.Path(made).with_suffix(pathlib.Path(unit).suffix)
            source.write_text(pathlib.Path(unit).read_text().replace(f'"{original}"', f'"{changed}"'))
        words[words.index("-o") + 1] = made
        words[words.index("-c") + 1] = str(source)
        words[1:1] = ["-I", str(self.folder / "source/core"), "-iquote", str(pathlib.Path(unit).parent)]
        ended = subprocess.run(words, cwd=self.tree.folder, capture_output=True, text=True)
        if ended.returncode != 0 and "error: " not in ended.stderr:
            raise BuildError(f"The compiler did not get to an end:\n{ended.stderr}")
        return ended.returncode == 0

    def _changes(self, target):
        return any(word in self._replaced for word in self.tree.links[target].split())

    def _archive(self, target):
        """An archive that only names its objects, most of which are the build's."""
        members = re.search(r"\bar qc \S+ (.*?) && ", self.tree.links[target]).group(1).split()
        ours = str(self.folder / target)
        objects = [self._replaced.get(one, str(self.tree.folder / one)) for one in members]
        subprocess.run(["ar", "qcsT", ours, *objects], check=True)
        self._replaced[target] = ours

    def program(self, target):
        """`bin/NAME`, `tests/NAME` or a plugin with what changed; where nothing did a copy, which finds this variant's
        plugins beside it."""
        ours = self.folder / target
        if not self._changes(target):
            if not ours.exists():
                shutil.copy2(self.tree.folder / target, ours)
            return ours
        if not ours.exists():
            words = self.tree.links[target].split(" ")
            words[words.index("-o") + 1] = shlex.quote(str(ours))
            command = " ".join(self._replaced.get(word, word) for word in words)
            ended = subprocess.run(command, shell=True, cwd=self.tree.folder, capture_output=True, text=True)
            if ended.returncode != 0:
                raise BuildError(f"{target} cannot be linked:\n{ended.stderr}")
        return ours

    def affects(self, program):
        """Whether a test's own program has changed, or what it may open."""
        return self._changes(f"tests/{program}") or any(self._changes(other) for other in self._plugins())

    def _plugins(self):
        return [target for target in self.tree.links if target.endswith(".so")]

    def run_test(self, name, seconds, starts_programs):
        """`PASSED`, `HUNG`, or in a few words how the test went red. It is ended at its first failure."""
        program, properties = self.tree.tests[name]
        path = self.program(f"tests/{program}")
        for other in self._plugins() + [one for one in self.tree.links if starts_programs and one.startswith("bin/")]:
            self.program(other)
        environment = dict(os.environ)
        environment.update(one.split("=", 1) for one in properties.get("ENVIRONMENT", []) if "=" in one)
        environment.update(SUPERNET_BIN=str(self.folder / "bin"), SUPERNET_LOCK_FOLDER=str(self.folder / "locks"),
                           SUPERNET_SETTINGS_FOLDER=str(self.folder / "settings"), TMPDIR=str(self.folder / "tmp"))
        limited = ["sh", "-c", f'ulimit -v {MEMORY_KIB}; exec "$0"', path] # A loop without end may take all there is.
        output = self.folder / "output"
        with output.open("wb") as file:
            test = subprocess.Popen(limited, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, stdout=file,
                                    stderr=subprocess.STDOUT)
        deadline = time.monotonic() + seconds
        try:
            while test.poll() is None and not (failure := _first_failure(output)):
                if time.monotonic() > deadline:
                    return HUNG
                time.sleep(0.1)
        finally:
            test.kill()
            code = test.wait()
            self._end_programs()
        if failure := _first_failure(output):
            return failure
        return PASSED if code == 0 else f"ended by signal {-code}" if code < 0 else f"ended with {code}"

    def _end_programs(self):
        """Ends what a test has left running of this variant."""
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if os.readlink(process / "exe").startswith(f"{self.folder}/"):
                    os.kill(int(process.name), signal.SIGKILL)
            except OSError: # Gone, or not ours.
                continue
