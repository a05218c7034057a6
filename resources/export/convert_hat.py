# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a subnet of HAT's program (Hardware-Aware Transformers) one that `supernet import` and `supernet translate` read.

usage: convert_hat.py CHECKPOINT DICTIONARY FOLDER [CONFIG]

CHECKPOINT  a .pt of HAT's program: a SubTransformer, or a SuperTransformer to take one from; loading it runs what it
            holds, so take it from where you trust
DICTIONARY  the joined dict.LANGUAGE.txt that it was trained with
FOLDER      to make: model.safetensors, config.json, tokenizer.model, proof.json
CONFIG      the SubTransformer's .yml (`encoder-embed-dim-subtransformer` and so on); by default what CHECKPOINT says

The text that the model translates is what HAT's own preprocessing puts out, words cut by its BPE (`Hal@@ lo`): the tokenizer
takes each for a token, and translations come out cut the same way (`sed 's/@@ //g'` joins them).
"""
import ast
import hashlib
import json
import pathlib
import struct
import sys

import torch

UNKNOWN, BEGIN, END, PAD = 0, 1, 2, 3  # tokens here
FAIRSEQ = [3, 0, 2, 1]  # the same in fairseq; all others have the same numbers
FIRST_POSITION = 2  # fairseq's first after its padding symbol, which is 1


def sub_config(args, file):
    """The SubTransformer's sizes by the names of HAT's options, without `-subtransformer`."""
    options = {}
    if file:
        for line in pathlib.Path(file).read_text().splitlines():
            key, _, value = line.partition("#")[0].partition(":")
            if key.strip().endswith("-subtransformer"):
                options[key.strip()[:-len("-subtransformer")]] = ast.literal_eval(value.strip())
    else:
        for key, value in vars(args).items():
            if key.endswith("_subtransformer") and value is not None:
                options[key[:-len("_subtransformer")].replace("_", "-")] = value
    if "decoder-layer-num" not in options:
        sys.exit("It is not said which SubTransformer is meant: give its .yml as CONFIG.")
    return options


def shape_of(options, args):
    encoder = [{"ffn": options["encoder-ffn-embed-dim-all"][i], "heads": options["encoder-self-attention-heads-all"][i]}
               for i in range(options["encoder-layer-num"])]
    decoder = [{"ffn": options["decoder-ffn-embed-dim-all"][i],
                "self_heads": options["decoder-self-attention-heads-all"][i],
                "cross_heads": options["decoder-ende-attention-heads-all"][i],
                "encoder_layers_attended": {-1: 1, 1: 2, 2: 3}[options["decoder-arbitrary-ende-attn-all"][i]]}
               for i in range(options["decoder-layer-num"])]
    return {"encoder_embed": options["encoder-embed-dim"], "decoder_embed": options["decoder-embed-dim"],
            "qkv": args.qkv_dim or args.encoder_embed_dim, "encoder": encoder, "decoder": decoder}


def check(args, shape):
    """What HAT's program can do and this one cannot."""
    unlike = {name: getattr(args, name, False) for name in (
        "encoder_normalize_before", "decoder_normalize_before", "encoder_learned_pos", "decoder_learned_pos",
        "no_token_positional_embeddings", "vocab_original_scaling", "adaptive_softmax_cutoff")}
    wrong = [name for name, value in unlike.items() if value]
    if getattr(args, "activation_fn", "relu") != "relu":
        wrong.append("activation_fn")
    if not getattr(args, "share_all_embeddings", False):
        wrong.append("separate embeddings (share_all_embeddings is off)")
    spread = any(layer["encoder_layers_attended"] > 1 for layer in shape["decoder"])
    if spread and len(shape["encoder"]) < args.encoder_layers:
        wrong.append("attention to several layers of an encoder that is not of full depth")
    if wrong:
        sys.exit("This program has no counterpart for: " + ", ".join(wrong))


class Weights:
    """Takes the SubTransformer's leading blocks, by the names of this program."""

    def __init__(self, state):
        self.state, self.taken = state, {}

    def put(self, name, tensor):
        self.taken[name] = tensor.float().contiguous()

    def linear(self, name, theirs, rows, columns):
        self.put(name + ".weight", self.state[theirs + ".weight"][:rows, :columns])
        self.put(name + ".bias", self.state[theirs + ".bias"][:rows])

    def norm(self, name, theirs, width):
        for part in ("weight", "bias"):
            self.put(f"{name}_norm.{part}", self.state[f"{theirs}.{part}"][:width])

    def attention(self, name, theirs, width, memory_width, qkv):
        joined = self.state.get(theirs + ".in_proj_weight")
        bias = self.state[theirs + ".in_proj_bias"]
        for i, (part, letter, columns) in enumerate(
                (("query", "q", width), ("key", "k", memory_width), ("value", "v", memory_width))):
            rows = slice(i * qkv, (i + 1) * qkv)
            whole = joined[rows] if joined is not None else self.state[f"{theirs}.{letter}_proj_weight"]
            self.put(f"{name}.{part}.weight", whole[:, :columns])
            self.put(f"{name}.{part}.bias", bias[rows])
        self.linear(name + ".output", theirs + ".out_proj", width, qkv)
        self.norm(name, theirs + "_layer_norm", width)

    def feed_forward(self, name, theirs, width, inner):
        self.linear(name + ".in", theirs + ".fc1", inner, width)
        self.linear(name + ".out", theirs + ".fc2", width, inner)
        self.norm(name, theirs + ".final_layer_norm", width)


def weights_of(state, shape):
    encoder, decoder, qkv = shape["encoder_embed"], shape["decoder_embed"], shape["qkv"]
    weights = Weights(state)
    table = state["encoder.embed_tokens.weight"][:, :max(encoder, decoder)]
    order = torch.arange(len(table))
    order[:len(FAIRSEQ)] = torch.tensor(FAIRSEQ)
    weights.put("embedding", table[order])
    weights.put("decoder_start", table[FAIRSEQ[END]])
    weights.put("first_position", torch.tensor([float(FIRST_POSITION)]))
    for i, sizes in enumerate(shape["encoder"]):
        ours, theirs = f"encoder.{i}", f"encoder.layers.{i}"
        weights.attention(ours + ".self_attention", theirs + ".self_attn", encoder, encoder, qkv)
        weights.feed_forward(ours + ".ffn", theirs, encoder, sizes["ffn"])
    for i, sizes in enumerate(shape["decoder"]):
        ours, theirs = f"decoder.{i}", f"decoder.layers.{i}"
        weights.attention(ours + ".self_attention", theirs + ".self_attn", decoder, decoder, qkv)
        weights.attention(ours + ".cross_attention", theirs + ".encoder_attn", decoder, encoder, qkv)
        weights.feed_forward(ours + ".ffn", theirs, decoder, sizes["ffn"])
    return weights.taken


def write_safetensors(file, tensors):
    header, offset = {}, 0
    for name, tensor in sorted(tensors.items()):
        size = 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as stream:
        stream.write(struct.pack("<Q", len(text)) + text)
        for _, tensor in sorted(tensors.items()):
            stream.write(tensor.numpy().tobytes())


def message(*fields):
    """Protobuf's wire format: (number, bytes, float or whole number) each."""
    def varint(value):
        low = bytes([value & 0x7f | (0x80 if value > 0x7f else 0)])
        return low if value < 0x80 else low + varint(value >> 7)
    parts = []
    for number, value in fields:
        if isinstance(value, bytes):
            parts.append(varint(number << 3 | 2) + varint(len(value)) + value)
        elif isinstance(value, float):
            parts.append(varint(number << 3 | 5) + struct.pack("<f", value))
        else:
            parts.append(varint(number << 3) + varint(value))
    return b"".join(parts)


def tokenizer_of(dictionary, size):
    """A SentencePiece model whose pieces are the dictionary's symbols, each a word between spaces."""
    words = [line.rsplit(" ", 1)[0] for line in dictionary.read_text(encoding="utf-8").splitlines()]
    words += [f"madeupword{i:04d}" for i in range(size - len(FAIRSEQ) - len(words))]  # as fairseq fills it up
    if len(FAIRSEQ) + len(words) != size:
        sys.exit(f"The dictionary has {len(words)} symbols, the model {size - len(FAIRSEQ)}: it is another one.")
    unknown, control, normal, word_model = 2, 3, 1, 3
    pieces = [message((1, b"<unk>"), (2, 0.0), (3, unknown))]
    pieces += [message((1, name), (2, 0.0), (3, control)) for name in (b"<s>", b"</s>", b"<pad>")]
    pieces += [message((1, ("\u2581" + word).encode()), (2, -float(i)), (3, normal)) for i, word in enumerate(words)]
    trainer = message((3, word_model), (4, size), (40, UNKNOWN), (41, BEGIN), (42, END), (43, PAD))
    normalizer = message((1, b"identity"), (2, b""), (3, 1), (4, 1), (5, 1))
    return message(*((1, piece) for piece in pieces), (2, trainer), (3, normalizer))


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    checkpoint, dictionary, folder = map(pathlib.Path, sys.argv[1:4])
    loaded = torch.load(checkpoint, map_location="cpu")
    args, state = loaded["args"], loaded["model"]
    shape = shape_of(sub_config(args, sys.argv[4] if len(sys.argv) == 5 else None), args)
    check(args, shape)
    weights = weights_of(state, shape)
    vocabulary = len(weights["embedding"])
    tokenizer = tokenizer_of(dictionary, vocabulary)
    folder.mkdir()
    write_safetensors(folder / "model.safetensors", weights)
    (folder / "tokenizer.model").write_bytes(tokenizer)
    config = {"format": "supernet-translation-model", "version": 1, "shape": shape, "vocabulary": vocabulary,
              "position_width": max(args.encoder_embed_dim, args.decoder_embed_dim), "architecture": None}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    proof = {"format": "supernet-proof", "version": 1, "export_format": "safetensors", "files": files,
             "bytes": sum(file.stat().st_size for file in folder.iterdir()),
             "provenance": {"program": "HAT", "checkpoint": checkpoint.name,
                            "checkpoint_sha256": hashlib.sha256(checkpoint.read_bytes()).hexdigest()},
             "verification": {"verdict": "not verified here", "why": "It was converted from a checkpoint of HAT's program."}}
    (folder / "proof.json").write_text(json.dumps(proof, indent=2) + "\n")
    print(f"{folder}: {sum(tensor.numel() for tensor in weights.values())} weights, vocabulary {vocabulary}")


if __name__ == "__main__":
    main()
