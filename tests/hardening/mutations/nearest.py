# SPDX-License-Identifier: GPL-3.0-or-later
"""In which order tests are likely to see that a source is broken."""
import pathlib
import re

MIRRORED = 1 # the rank of tests in the mirrored folder
LONG = 30 # seconds
# These look at the sources or at how programs are linked, count over long times, or measure.
BLIND = re.compile(r"test_(architecture|binaries|install|interop)$|pictures|fuzz|hardening|asan|tsan|powercut|soak")


def included(file):
    """How the header of a source is named where it is included."""
    return f'"{pathlib.Path(file).with_suffix(".h")}"'.replace('"core/', '"')


def hops(tree, file):
    """Of each header of core how many includes lead from it to that of a source: 0 for its own."""
    texts = {path: path.read_text() for path in (tree.source / "core").rglob("*.[hc]*")}
    found, last = {included(file): 0}, {included(file)}
    while last:
        users = (path.relative_to(tree.source) for path, text in texts.items() if any(one in text for one in last))
        last = set(map(included, users)) - found.keys()
        found.update(dict.fromkeys(last, max(found.values()) + 1))
    return found


def rank(test, text, file, hops_to_file):
    """How far a test is from a source, by the includes between them."""
    folder, its = file.split("/")[1:-1], test.split("/")[1:-1]
    least = min((far for header, far in hops_to_file.items() if header in text), default=8)
    if its[0] in ("app", "ui"): # These start programs or show everything.
        return 5 if its[0] == "app" else 9
    return MIRRORED if its == folder and least > 0 else least + (least > 0)


def starts_programs(text):
    """Whether a test starts our programs."""
    return bool(re.search(r"SUPERNET_BIN|program\.h", text))


def tests_by_distance(tree, variant, file, seconds):
    """Rank, name and whether it starts programs of each test that the break may reach.

    Rank 1 reads the source's header or lies in the mirrored folder. Of those equally far the long ones come last, then
    those of another layer; those named alike come first. `seconds` tells how long tests take, as far as is known.
    """
    words = set(re.findall(r"[a-z]{4,}", file.removeprefix("core/")))
    hops_to_file = hops(tree, file)
    sources = {path.stem: path for path in (tree.source / "tests").rglob("test_*.cpp")}
    ranked = []
    for name, (program, properties) in tree.tests.items():
        if program not in sources or BLIND.search(str(sources[program].with_suffix(""))):
            continue
        if name != program and "/kernels/" not in file: # The same once more, with the kernels of another processor.
            continue
        test, text = str(sources[program].relative_to(tree.source)), sources[program].read_text()
        starts = starts_programs(text)
        if variant.affects(program) or starts:
            alike = len(words & set(re.findall(r"[a-z]{4,}", name)))
            far = rank(test, text, file, hops_to_file)
            foreign = test.split("/")[1] != file.split("/")[1]
            cost = seconds.get(name, properties.get("COST", 5))
            group = max(min(far, 3) if alike else far, MIRRORED)
            ranked.append((group, cost > LONG, foreign, far, -alike, cost, name, starts))
    return [(one[0], *one[-2:]) for one in sorted(ranked)]
