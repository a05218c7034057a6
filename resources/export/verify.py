# SPDX-License-Identifier: GPL-3.0-or-later
"""What an exported model computes in its format's own runtime: run by `supernet export` for proof.json.

usage: verify.py FORMAT FOLDER REFERENCE RESULT THREADS

REFERENCE  safetensors: `source.N` and `target.N` (tokens) and `logits.N` ([target + 1, vocabulary]) of sentence N
RESULT     JSON: what the runtime is and how its outputs compare, or {"missing": why it could not be asked}
"""
import ctypes
import json
import math
import os
import pathlib
import platform
import statistics
import sys
import time

try:
    import numpy
except ImportError:
    numpy = None  # main() says so.

BEGIN, END, PAD = 1, 2, 3
BATCH = 8  # sentences of a padded batch


def read_safetensors(file):
    data = pathlib.Path(file).read_bytes()
    begin = 8 + int.from_bytes(data[:8], "little")
    types = {"F32": numpy.float32, "I64": numpy.int64}
    tensors = {}
    for name, entry in json.loads(data[8:begin]).items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            values = numpy.frombuffer(data[begin + first:begin + last], types[entry["dtype"]])
            tensors[name] = values.reshape(entry["shape"])
    return tensors


def padded(rows):
    width = max(len(row) for row in rows)
    return numpy.array([list(row) + [PAD] * (width - len(row)) for row in rows], dtype=numpy.int64)


def log_softmax(logits):
    logits = logits.astype(numpy.float64)
    most = logits.max(-1, keepdims=True)
    return logits - most - numpy.log(numpy.exp(logits - most).sum(-1, keepdims=True))


def search(model, source, beam):
    """Beam search by the program's own rules (score = log-probability / length, the end token counted)."""
    longest = 2 * len(source) + 10
    live, best, best_score, ended = [([], 0.0, 0)], [], -math.inf, 0
    model.begin(source)
    while live and ended < beam:
        logits = model.step([tokens[-1] if tokens else BEGIN for tokens, _, _ in live], [parent for *_, parent in live])
        scores = log_softmax(logits) + numpy.array([[score] for _, score, _ in live])
        if len(live[0][0]) == longest:
            scores[:, [token for token in range(scores.shape[1]) if token != END]] = -math.inf
        scores[:, [BEGIN, PAD]] = -math.inf
        following = []
        for rank, index in enumerate(numpy.argsort(-scores, axis=None, kind="stable")[:2 * beam]):
            parent, token = divmod(int(index), scores.shape[1])
            score, tokens = scores[parent, token], live[parent][0]
            if len(following) == beam or ended == beam or score == -math.inf:
                break
            if token != END:
                following.append((tokens + [token], score, parent))
            elif rank < beam:
                ended += 1
                if score / (len(tokens) + 1) > best_score:
                    best, best_score = tokens, score / (len(tokens) + 1)
        live = following
    return best


class PyTorch:
    """The `translate.py` that lies beside the weights."""

    def __init__(self, folder, threads):
        import torch
        sys.path.insert(0, str(folder))
        import translate
        self.torch, self.model, self.runtime = torch, translate, "PyTorch " + torch.__version__
        torch.set_num_threads(threads)
        torch.set_grad_enabled(False)

    def begin(self, source):
        self.layers, self.prefixes = self.model.encode(list(source)), [[]]

    def step(self, tokens, parents):
        self.prefixes = [self.prefixes[parent] + [token] for token, parent in zip(tokens, parents)]
        return self.model.decode(self.torch.tensor(self.prefixes), self.layers)[:, -1].numpy()

    def differences(self, sources, targets, logits):
        for source, target, expected in zip(sources, targets, logits):
            layers = self.model.encode(list(source))
            yield numpy.abs(self.model.decode(self.torch.tensor([BEGIN] + target), layers).numpy() - expected).max()


class Onnx:
    def __init__(self, folder, threads):
        import onnxruntime
        self.runtime = "onnxruntime " + onnxruntime.__version__
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self.encoder, self.decoder = (onnxruntime.InferenceSession(str(folder / name), options,
                                                                   providers=["CPUExecutionProvider"])
                                      for name in ("encoder.onnx", "decoder.onnx"))
        self.memory_names = [output.name for output in self.encoder.get_outputs()]
        self.output_names = [output.name for output in self.decoder.get_outputs()]
        self.past_shapes = {value.name: value.shape for value in self.decoder.get_inputs()
                            if value.name.startswith("past_")}

    def encode(self, sources):
        source = padded([list(source) + [END] for source in sources])
        return dict(zip(self.memory_names, self.encoder.run(None, {"source": source})))

    def decode(self, tokens, memory, past):
        outputs = dict(zip(self.output_names, self.decoder.run(None, {"tokens": tokens, **memory, **past})))
        return outputs["logits"], {name: outputs["present_" + name[len("past_"):]] for name in self.past_shapes}

    def no_past(self, rows):
        return {name: numpy.zeros((rows, shape[1], 0, shape[3]), numpy.float32)
                for name, shape in self.past_shapes.items()}

    def begin(self, source):
        self.memory, self.past = self.encode([source]), self.no_past(1)

    def step(self, tokens, parents):
        past = {name: values[parents] for name, values in self.past.items()}
        logits, self.past = self.decode(numpy.array(tokens, numpy.int64)[:, None], self.memory, past)
        return logits[:, 0]

    def differences(self, sources, targets, logits):
        for first in range(0, len(sources), BATCH):
            part = slice(first, first + BATCH)
            tokens = padded([[BEGIN] + target for target in targets[part]])
            found, _ = self.decode(tokens, self.encode(sources[part]), self.no_past(len(tokens)))
            for row, expected in zip(found, logits[part]):
                yield numpy.abs(row[:len(expected)] - expected).max()


class TorchScript:
    """The module's own methods, its search included."""

    def __init__(self, folder, threads):
        import torch
        self.torch, self.runtime = torch, "PyTorch " + torch.__version__
        torch.set_num_threads(threads)
        torch.set_grad_enabled(False)
        self.model = torch.jit.load(str(folder / "model.pt"))

    def search(self, source, beam):
        return self.model.translate(source, beam)

    def differences(self, sources, targets, logits):
        for first in range(0, len(sources), BATCH):
            part = slice(first, first + BATCH)
            source = self.torch.from_numpy(padded([source + [END] for source in sources[part]]))
            target = self.torch.from_numpy(padded([[BEGIN] + target for target in targets[part]]))
            found, _ = self.model.step(target, [], *self.model.encode(source))
            for row, expected in zip(found.numpy(), logits[part]):
                yield numpy.abs(row[:len(expected)] - expected).max()


SINGLE_PRECISION = "Scores are added up in single precision, here in double."


class HuggingFace:
    """The model that `trust_remote_code` loads, and its own beam search."""

    search_differences = [SINGLE_PRECISION]

    def __init__(self, folder, threads):
        import torch
        import transformers
        transformers.utils.logging.set_verbosity_error()
        torch.set_num_threads(threads)
        torch.set_grad_enabled(False)
        self.torch, self.runtime = torch, "Transformers " + transformers.__version__
        self.model = transformers.AutoModelForSeq2SeqLM.from_pretrained(folder, trust_remote_code=True).eval()

    def search(self, source, beam):
        # Alpha, the greatest length and what is never generated are the model's own settings.
        found = self.model.generate(self.torch.tensor([source + [END]]), num_beams=beam, early_stopping=beam > 1)[0].tolist()
        return [token for token in found if token not in (BEGIN, END, PAD)]

    def differences(self, sources, targets, logits):
        for first in range(0, len(sources), BATCH):
            part = slice(first, first + BATCH)
            source = self.torch.from_numpy(padded([source + [END] for source in sources[part]]))
            target = self.torch.from_numpy(padded([[BEGIN] + target for target in targets[part]]))
            found = self.model(source, attention_mask=(source != PAD).long(), decoder_input_ids=target).logits.numpy()
            for row, expected in zip(found, logits[part]):
                yield numpy.abs(row[:len(expected)] - expected).max()


class CTranslate2:
    compute_type = "float32"
    compared = "log-probabilities"  # of the target's tokens: the package gives out no more
    # What its beam search has no setting for.
    search_differences = [
        SINGLE_PRECISION,
        "A hypothesis of the greatest length is taken as it stands, here only with its end token's probability.",
        "Probabilities are shared out among the tokens that may follow, here among all."]

    def __init__(self, folder, threads):
        import ctranslate2
        self.runtime = "CTranslate2 " + ctranslate2.__version__
        self.pieces = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
        self.numbers = {piece: number for number, piece in enumerate(self.pieces)}
        self.translator = ctranslate2.Translator(str(folder), intra_threads=threads, compute_type=self.compute_type)

    def text(self, tokens):
        return [self.pieces[token] for token in tokens]

    def search(self, source, beam):
        result = self.translator.translate_batch(
            [self.text(source)], beam_size=beam, patience=1, length_penalty=1, min_decoding_length=0,
            max_decoding_length=2 * len(source) + 10, max_input_length=0,
            suppress_sequences=[self.text([BEGIN]), self.text([PAD])])
        return [self.numbers[piece] for piece in result[0].hypotheses[0]]

    def differences(self, sources, targets, logits):
        scores = self.translator.score_batch([self.text(source) for source in sources],
                                             [self.text(target) for target in targets], max_input_length=0)
        for score, target, expected in zip(scores, targets, logits):
            expected = log_softmax(expected)[range(len(target) + 1), target + [END]]
            yield numpy.abs(numpy.array(score.log_probs) - expected).max()


class CTranslate2Int8(CTranslate2):
    compute_type = "int8"


def verify(model, sources, targets, logits):
    differences = list(model.differences(sources, targets, logits))
    translate = getattr(model, "search", lambda source, beam: search(model, source, beam))
    translations, latency = {}, {}
    for beam in (1, 5):
        translations[beam], seconds = [], []
        for source in sources:
            begin = time.perf_counter()
            translations[beam].append([int(token) for token in translate(source, beam)])
            seconds.append(time.perf_counter() - begin)
        latency[beam] = 1000 * statistics.median(seconds)
    return {"runtime": model.runtime, "python": platform.python_version(),
            "compared": getattr(model, "compared", "logits"),
            "search_differences": getattr(model, "search_differences", []),
            "largest_difference": float(numpy.max(differences)), "greedy": translations[1], "beam_5": translations[5],
            "greedy_latency_ms": latency[1], "beam_5_latency_ms": latency[5]}


def main():
    form, folder, reference, result, threads = sys.argv[1:]
    # Transformers copies a model's code before it runs it; nothing here needs the network.
    os.environ.update(HF_HOME=str(pathlib.Path(result).resolve().parent), HF_HUB_OFFLINE="1")
    runtimes = {"safetensors": PyTorch, "onnx": Onnx, "ctranslate2": CTranslate2, "ctranslate2-int8": CTranslate2Int8,
                "huggingface": HuggingFace, "torchscript": TorchScript}
    try:
        if numpy is None:
            raise ImportError("No module named 'numpy'")
        model = runtimes[form](pathlib.Path(folder), int(threads))
    except ImportError as error:
        outcome = {"missing": str(error)}
    else:
        tensors = read_safetensors(reference)
        count = sum(name.startswith("source.") for name in tensors)
        sources, targets, logits = ([tensors[f"{kind}.{i}"] for i in range(count)]
                                    for kind in ("source", "target", "logits"))
        outcome = verify(model, [source.tolist() for source in sources], [target.tolist() for target in targets], logits)
    pathlib.Path(result).write_text(json.dumps(outcome))


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(1, 9)  # Linux kills this with whoever started it: nobody else wants the answer.
    sys.dont_write_bytecode = True
    main()
