# SPDX-License-Identifier: GPL-3.0-or-later
"""Times exported models in another runtime: run by `supernet latency --runtime`, which asks by lines of JSON.

usage: measure.py RUNTIME THREADS     RUNTIME: torchscript, onnxruntime or ctranslate2

First it says {"runtime": name and version}, or {"missing": why it cannot}. A request {"load": FOLDERS} replaces the models;
{"model": its number, "source": tokens, "length": tokens to generate, "beam"} is answered with {"ms"}.
"""
import importlib
import json
import pathlib
import signal
import sys
import time

RUNTIMES = {"torchscript": ("torch", "TorchScript, PyTorch"), "onnxruntime": ("onnxruntime", "ONNX Runtime"),
            "ctranslate2": ("ctranslate2", "CTranslate2")}
runtime, threads = sys.argv[1], int(sys.argv[2])


def say(answer):
    print(json.dumps(answer), flush=True)


try:
    import numpy
    import verify
    from verify import BEGIN, END, PAD
    package = importlib.import_module(RUNTIMES[runtime][0])
except ImportError as error:
    say({"missing": str(error)})
    sys.exit()


def generate(model, source, length, beam):
    """Greedy or beam search over single steps, without the end token, as an application around the model would run it."""
    model.begin(source)
    tokens, parents, scores = [BEGIN], [0], numpy.zeros(1, numpy.float32)
    for _ in range(length):
        logits = model.step(tokens, parents)
        logits[:, [BEGIN, END, PAD]] = -numpy.inf
        if beam == 1:
            tokens = [int(logits[0].argmax())]
            continue
        logits -= logits.max(-1, keepdims=True)
        following = logits + (scores[:, None] - numpy.log(numpy.exp(logits).sum(-1, keepdims=True)))
        best = numpy.argpartition(following, -beam, axis=None)[-beam:]
        parents, tokens = (part.tolist() for part in divmod(best, following.shape[1]))
        scores = following.ravel()[best]
    return length


class TorchScript(verify.TorchScript):
    def begin(self, source):
        self.memory, self.padding = self.model.encode(self.torch.tensor([source + [END]]))
        self.past = []

    def step(self, tokens, parents):
        past = [part.index_select(0, self.torch.tensor(parents)) for part in self.past]
        logits, self.past = self.model.step(self.torch.tensor(tokens)[:, None], past, self.memory, self.padding)
        return logits[:, 0].numpy()


class CTranslate2(verify.CTranslate2):
    """The package's own search."""

    def generate(self, source, length, beam):
        result = self.translator.translate_batch(
            [self.text(source)], beam_size=beam, patience=1, length_penalty=1, min_decoding_length=length,
            max_decoding_length=length, max_input_length=0, suppress_sequences=[self.text([BEGIN]), self.text([PAD])])
        return len(result[0].hypotheses[0])


def milliseconds(model, source, length, beam):
    if runtime == "onnxruntime" and threads > 1:
        time.sleep(0.01)  # the threads of the model before, which has its own, stop turning
    begin = time.perf_counter()
    written = model.generate(source, length, beam) if runtime == "ctranslate2" else generate(model, source, length, beam)
    taken = 1000 * (time.perf_counter() - begin)
    if written != length:
        raise ValueError(f"a timed generation came out at {written} tokens instead of {length}")
    return taken


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks decides when it is over
    kind = {"torchscript": TorchScript, "onnxruntime": verify.Onnx, "ctranslate2": CTranslate2}[runtime]
    say({"runtime": f"{RUNTIMES[runtime][1]} {package.__version__}"})
    models = []
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            models.clear()
            models.extend(kind(pathlib.Path(folder), threads) for folder in request["load"])
            say({"loaded": len(models)})
        else:
            say({"ms": milliseconds(models[request["model"]], request["source"], request["length"], request["beam"])})


if __name__ == "__main__":
    main()
