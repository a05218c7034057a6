# SPDX-License-Identifier: GPL-3.0-or-later
"""A checkpoint of HAT's program with random weights, and what that program computes from it, for test_interop.

usage: hat_reference.py FOLDER     writes checkpoint.pt, dict.txt, sub.yml, sentences.json and logits.json

The forward pass follows HAT's TransformerSuper: its tensors' names, slices, order of symbols and positions, in double
precision, sentence by sentence.
"""
import argparse
import json
import math
import pathlib
import sys

import torch
from torch.nn.functional import layer_norm, linear

PADDING, END, SYMBOLS = 1, 2, 30  # fairseq's: 0 begins, 3 is unknown
SUPER = {"embed": 24, "ffn": 40, "layers": 3, "heads": 4, "qkv": 16}
SUB = {"encoder-embed-dim": 16, "decoder-embed-dim": 24, "encoder-layer-num": 3, "decoder-layer-num": 2,
       "encoder-ffn-embed-dim-all": [40, 24, 32], "decoder-ffn-embed-dim-all": [32, 40],
       "encoder-self-attention-heads-all": [4, 2, 4], "decoder-self-attention-heads-all": [2, 4],
       "decoder-ende-attention-heads-all": [4, 2], "decoder-arbitrary-ende-attn-all": [2, -1]}


def random_state():
    state, width, ffn, qkv = {}, SUPER["embed"], SUPER["ffn"], SUPER["qkv"]

    def put(name, *sizes):
        state[name] = torch.randn(*sizes) * 0.3

    def both(name, *sizes):
        put(name + ".weight", *sizes)
        put(name + ".bias", sizes[0])

    embedding = torch.randn(SYMBOLS + 2, width)
    embedding[PADDING] = 0
    for side in ("encoder", "decoder"):
        state[side + ".embed_tokens.weight"] = embedding
        state[side + ".version"] = torch.tensor([3.0])
        state[side + ".embed_positions._float_tensor"] = torch.zeros(1)
        for i in range(SUPER["layers"]):
            layer = f"{side}.layers.{i}"
            for attention in ("self_attn",) if side == "encoder" else ("self_attn", "encoder_attn"):
                put(f"{layer}.{attention}.in_proj_weight", 3 * qkv, width)
                put(f"{layer}.{attention}.in_proj_bias", 3 * qkv)
                both(f"{layer}.{attention}.out_proj", width, qkv)
                both(f"{layer}.{attention}_layer_norm", width)
            both(layer + ".fc1", ffn, width)
            both(layer + ".fc2", width, ffn)
            both(layer + ".final_layer_norm", width)
    return state


class Hat:
    def __init__(self, state):
        self.state = {name: tensor.double() for name, tensor in state.items()}

    def embed(self, tokens, width):
        half = SUPER["embed"] // 2
        step = math.log(10000) / (half - 1)
        places = torch.arange(PADDING + 1, PADDING + 1 + len(tokens)).double()[:, None]
        angles = places * torch.exp(torch.arange(half).double() * -step)
        words = self.state["encoder.embed_tokens.weight"][torch.tensor(tokens)][:, :width]
        return math.sqrt(width) * words + torch.cat([angles.sin(), angles.cos()], 1)[:, :width]

    def norm(self, name, x):
        width = x.shape[-1]
        return layer_norm(x, [width], self.state[name + ".weight"][:width], self.state[name + ".bias"][:width])

    def attend(self, name, x, memory, heads, mask=None):
        weight, bias, qkv = self.state[name + ".in_proj_weight"], self.state[name + ".in_proj_bias"], SUPER["qkv"]
        query = linear(x, weight[:qkv, :x.shape[-1]], bias[:qkv])
        key = linear(memory, weight[qkv:2 * qkv, :memory.shape[-1]], bias[qkv:2 * qkv])
        value = linear(memory, weight[2 * qkv:, :memory.shape[-1]], bias[2 * qkv:])
        size, parts = qkv // heads, []
        for head in range(heads):
            part = slice(head * size, (head + 1) * size)
            scores = query[:, part] @ key[:, part].T * size ** -0.5
            scores = scores if mask is None else scores + mask
            parts.append(scores.softmax(-1) @ value[:, part])
        out = linear(torch.cat(parts, 1), self.state[name + ".out_proj.weight"][:x.shape[-1]],
                     self.state[name + ".out_proj.bias"][:x.shape[-1]])
        return self.norm(name + "_layer_norm", x + out)

    def feed_forward(self, layer, x, inner):
        width = x.shape[-1]
        hidden = linear(x, self.state[layer + ".fc1.weight"][:inner, :width], self.state[layer + ".fc1.bias"][:inner]).relu()
        out = linear(hidden, self.state[layer + ".fc2.weight"][:width, :inner], self.state[layer + ".fc2.bias"][:width])
        return self.norm(layer + ".final_layer_norm", x + out)

    def logits(self, source, target):
        outputs, x = [], self.embed(source + [END], SUB["encoder-embed-dim"])
        for i in range(SUB["encoder-layer-num"]):
            layer = f"encoder.layers.{i}"
            x = self.attend(layer + ".self_attn", x, x, SUB["encoder-self-attention-heads-all"][i])
            x = self.feed_forward(layer, x, SUB["encoder-ffn-embed-dim-all"][i])
            outputs.append(x)
        x = self.embed([END] + target, SUB["decoder-embed-dim"])
        future = torch.full((len(x), len(x)), -math.inf).double().triu(1)
        for i in range(SUB["decoder-layer-num"]):
            layer = f"decoder.layers.{i}"
            x = self.attend(layer + ".self_attn", x, x, SUB["decoder-self-attention-heads-all"][i], future)
            memory = torch.cat({-1: outputs[-1:], 1: [outputs[-1], outputs[-2]], 2: [outputs[-1], outputs[-2], outputs[-3]]}[
                SUB["decoder-arbitrary-ende-attn-all"][i]])
            x = self.attend(layer + ".encoder_attn", x, memory, SUB["decoder-ende-attention-heads-all"][i])
            x = self.feed_forward(layer, x, SUB["decoder-ffn-embed-dim-all"][i])
        return x @ self.state["decoder.embed_tokens.weight"][:, :x.shape[-1]].T


def main():
    folder = pathlib.Path(sys.argv[1])
    torch.manual_seed(11)
    state = random_state()
    args = argparse.Namespace(
        arch="transformersuper_wmt_en_de", share_all_embeddings=True, qkv_dim=SUPER["qkv"], encoder_layers=SUPER["layers"],
        decoder_layers=SUPER["layers"], encoder_embed_dim=SUPER["embed"], decoder_embed_dim=SUPER["embed"],
        activation_fn="relu", encoder_normalize_before=False, decoder_normalize_before=False)
    torch.save({"args": args, "model": state}, folder / "checkpoint.pt")
    # Two symbols fewer than rows, which fairseq fills up with made-up words.
    (folder / "dict.txt").write_text("".join(f"word{i} {100 - i}\n" for i in range(SYMBOLS - 4)))
    (folder / "sub.yml").write_text("# a comment\n" + "".join(f"{name}-subtransformer: {value}\n" for name, value in SUB.items()))
    sentences = [[[4, 9, 21, 5], [7, 7, 12]], [[30], [31, 4]], [[8, 3, 14, 15, 16, 29, 6], []]]
    logits = [Hat(state).logits(source, target).tolist() for source, target in sentences]
    (folder / "sentences.json").write_text(json.dumps(sentences))
    (folder / "logits.json").write_text(json.dumps(logits))


if __name__ == "__main__":
    main()
