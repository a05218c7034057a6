# SPDX-License-Identifier: GPL-3.0-or-later
"""Small breaks of C++ sources: where one can be made, what it makes of the text, and which are drawn."""
import hashlib
import itertools
import re

_OPERATORS = {
    "comparison": {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="},
    "logic": {"&&": "||", "||": "&&"},
    "arithmetic": {"+": "-", "-": "+", "*": "/", "/": "*"},
}
_OPERATOR = re.compile(r"(?<= )(<=|>=|==|!=|<|>|&&|\|\||[-+*/])(?= )")
_NUMBER = re.compile(r"(?<![\w.'])\d[\d']*(?:\.\d+)?(?:e[-+]?\d+)?(?![\w.'])")
_TRUTH = re.compile(r"\b(true|false)\b")
# One summand or factor: a name or a call of one, or a number.
_TERM = re.compile(r" [-+*] (?:[A-Za-z_][\w.:]*(?:->\w+)*(?:\([^()]*\)|\[[^\[\]]*\])?|\d[\d.']*)(?=[;,) ])")
# A call, an assignment or a count on a line of its own; nothing that declares or leaves.
_STATEMENT = re.compile(r"^[ \t]+"
                        r"(?!return|break|continue|using|throw|delete|case|goto|co_|else|const |auto |static_cast)"
                        r"[A-Za-z_*][\w.:>\[\]-]*(?:\([^;{}]*\)|(?: [-+*/|&]?= [^;{}]*)|\+\+|--)?;$", re.MULTILINE)
# Comments, raw texts, texts, characters (not the marks within numbers) and preprocessor lines.
_NO_CODE = re.compile(r"""//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*\"|"""
                      r"""(?<![\w'])'(?:\\.|[^'\\\n])'|^[ \t]*#[^\n]*""", re.DOTALL | re.MULTILINE)


class Mutation:
    """One break: the characters [begin, end) of a file become `replacement`."""

    def __init__(self, file, text, kind, span, replacement):
        self.file, self.kind, self.replacement = file, kind, replacement
        self.begin, self.end = span
        self.line = text.count("\n", 0, self.begin) + 1
        start = text.rfind("\n", 0, self.begin) + 1
        stop = max(text.find("\n", self.begin), self.end)
        self.before = text[start:stop].strip()
        self.after = (text[start:self.begin] + replacement + text[self.end:stop]).strip()
        self.id = hashlib.sha256("\0".join((file, self.before, self.after)).encode()).hexdigest()[:10]

    def applied(self, text):
        """The broken text."""
        return text[:self.begin] + self.replacement + text[self.end:]

    def record(self):
        """What a person and a later run need to know it by."""
        return {key: getattr(self, key) for key in ("id", "file", "line", "kind", "before", "after")}


def _masked(text):
    """The text with comments, strings, characters and preprocessor lines blanked, at its length."""
    return _NO_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def _other_number(number):
    plain = number.replace("'", "")
    if plain.isdigit():
        return str(int(plain) + 1)
    return "1.0" if float(plain) == 0 else f"({number} * 2)"


def _places(code):
    """Kind, span and replacement of every break."""
    for found in _OPERATOR.finditer(code):
        for kind, others in _OPERATORS.items():
            if found.group() in others and not code.endswith("operator ", 0, found.start()):
                yield kind, found.span(), others[found.group()]
    for found in _NUMBER.finditer(code):
        yield "constant", found.span(), _other_number(found.group())
    for found in _TRUTH.finditer(code):
        yield "constant", found.span(), "false" if found.group() == "true" else "true"
    for found in _TERM.finditer(code):
        yield "missing term", found.span(), ""
    for found in _STATEMENT.finditer(code):
        yield "missing statement", found.span(), ";"


def mutations(file, text):
    """Every break of a source. What joins texts is no computation and is left alone."""
    for kind, span, replacement in _places(_masked(text)):
        one = Mutation(file, text, kind, span, replacement)
        if kind not in ("arithmetic", "missing term") or not re.search("[\"']", one.before):
            yield one


def _in_turn(lists):
    """The first of each, then the second of each, and so on."""
    for those in itertools.zip_longest(*lists):
        yield from (one for one in those if one is not None)


def drawn(breaks, seed):
    """Breaks in the order in which they are tried: the folders in turn, in each the kinds in turn.

    Which one of its kind comes next is told by a hash of the seed and its id: a change of other lines leaves the draw
    as it is.
    """
    folders = {}
    for one in sorted(breaks, key=lambda one: hashlib.sha256(f"{seed} {one.id}".encode()).digest()):
        kinds = folders.setdefault(one.file.rpartition("/")[0], {})
        kinds.setdefault(one.kind, []).append(one)
    return _in_turn([list(_in_turn(kinds.values())) for kinds in folders.values()])
