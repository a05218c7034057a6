# SPDX-License-Identifier: GPL-3.0-or-later
"""Another runtime of bench_runtimes.cpp, which starts one of these for each and asks it by lines of JSON.

usage: bench_runtimes.py PARTS RUNTIME FOLDER THREADS     PARTS: the project's resources/export
                                                          RUNTIME: PyTorch (FOLDER as safetensors) or CTranslate2

A request {"beam", "batch", "sources"} is answered with {"seconds", "translations"}.
"""
import json
import pathlib
import sys
import time
import typing

parts, runtime, folder, threads = sys.argv[1:]
if runtime == "PyTorch":
    import torch  # with its OpenMP beside it, CTranslate2 takes several times as long
sys.path.insert(0, parts)
import verify  # noqa: E402
from verify import BEGIN, END, PAD  # noqa: E402


class CTranslate2(verify.CTranslate2):
    def translate(self, sources, beam):
        results = self.translator.translate_batch(
            [self.text(source) for source in sources], beam_size=beam, length_penalty=1, min_decoding_length=0,
            max_decoding_length=2 * max(map(len, sources)) + 10, max_input_length=0,
            suppress_sequences=[self.text([BEGIN]), self.text([PAD])])
        return [[self.numbers[piece] for piece in result.hypotheses[0]] for result in results]


class PyTorch:
    """The code of the TorchScript export, run by Python step by step: keys and values kept, finished sentences dropped."""

    def __init__(self, folder):
        config = json.loads((folder / "config.json").read_text())
        shape, width = config["shape"], config["position_width"]
        self.weights = {name: torch.from_numpy(values.copy())
                        for name, values in verify.read_safetensors(folder / "model.safetensors").items()}
        self.encoder_embed, self.decoder_embed = shape["encoder_embed"], shape["decoder_embed"]
        self.encoder_heads = [layer["heads"] for layer in shape["encoder"]]
        self.self_heads, self.cross_heads, self.spans = ([layer[name] for layer in shape["decoder"]] for name in (
            "self_heads", "cross_heads", "encoder_layers_attended"))
        self.numbers = torch.arange(1024)
        frequencies = 10000 ** (-torch.arange(width // 2, dtype=torch.float64) / (width // 2 - 1))
        angles = self.numbers[:, None] * frequencies
        self.positions = torch.cat([angles.sin(), angles.cos()], 1).float()

    def translate(self, sources, beam):
        memory, padding = self.encode(torch.from_numpy(verify.padded([source + [END] for source in sources])))
        memory, padding = [part.repeat_interleave(beam, 0) for part in memory], padding.repeat_interleave(beam, 0)
        longest = torch.tensor([2 * len(source) + 10 for source in sources])
        numbers, past = torch.arange(len(sources)), []  # of the sentences still on their way
        tokens = torch.full((len(sources) * beam, 1), BEGIN)
        scores = torch.full((len(sources), beam), -torch.inf)
        scores[:, 0] = 0
        best, best_score = [[] for _ in sources], [-float("inf")] * len(sources)
        ended = torch.zeros(len(sources), dtype=torch.long)
        while len(numbers) > 0:
            logits, past = self.step(tokens[:, -1:], past, memory, padding)
            following = torch.log_softmax(logits[:, -1], -1).unflatten(0, (-1, beam))
            vocabulary, length = following.shape[-1], tokens.shape[1]
            following[:, :, [BEGIN, PAD]] = -torch.inf
            last = length > longest[numbers]
            following.masked_fill_(last[:, None, None] & (torch.arange(vocabulary) != END), -torch.inf)
            ranked, places = (following + scores[:, :, None]).flatten(1).topk(2 * beam)
            parents, words = places // vocabulary, places % vocabulary
            end = words == END
            for at, rank in (end[:, :beam] & ranked[:, :beam].isfinite()).nonzero().tolist():
                number, score = int(numbers[at]), float(ranked[at, rank]) / length
                ended[number] += 1
                if score > best_score[number]:
                    best_score[number] = score
                    best[number] = tokens[at * beam + int(parents[at, rank]), 1:].tolist()
            scores, chosen = ranked.masked_fill(end, -torch.inf).topk(beam)
            keep = ((ended[numbers] < beam) & ~last).nonzero()[:, 0]
            rows = (parents.gather(1, chosen) + beam * torch.arange(len(numbers))[:, None])[keep].flatten()
            tokens = torch.cat([tokens[rows], words.gather(1, chosen)[keep].flatten()[:, None]], 1)
            past = [part.index_select(0, rows) for part in past]
            if len(keep) < len(numbers):
                whole = (keep[:, None] * beam + torch.arange(beam)).flatten()
                memory, padding = [part[whole] for part in memory], padding[whole]
            numbers, scores = numbers[keep], scores[keep]
        return best


def pytorch():
    torch.set_num_threads(int(threads))
    torch.set_grad_enabled(False)
    names = {"torch": torch, "Tensor": torch.Tensor, "List": typing.List, "Tuple": typing.Tuple}
    known = set(names)
    exec((pathlib.Path(parts) / "torchscript.txt").read_text(), names)
    for name in set(names) - known - {"__builtins__", "translate"}:
        setattr(PyTorch, name, names[name])
    return PyTorch(pathlib.Path(folder))


def main():
    model = pytorch() if runtime == "PyTorch" else CTranslate2(pathlib.Path(folder), int(threads))
    for line in sys.stdin:
        request = json.loads(line)
        sources, batch = request["sources"], request["batch"]
        begin, translations = time.perf_counter(), []
        for first in range(0, len(sources), batch):
            translations += model.translate(sources[first:first + batch], request["beam"])
        print(json.dumps({"seconds": time.perf_counter() - begin, "translations": translations}), flush=True)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
