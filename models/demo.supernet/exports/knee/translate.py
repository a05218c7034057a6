# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported model in plain PyTorch; translates standard input line by line: python3 translate.py < source.txt"""
import json, math, pathlib, sys
import torch
from safetensors.torch import load_file
from torch.nn.functional import layer_norm, linear

folder = pathlib.Path(__file__).parent
config = json.loads((folder / "config.json").read_text())
shape, weights = config["shape"], load_file(str(folder / "model.safetensors"))
BEGIN, END, PAD = 1, 2, 3

def project(name, x):
    return linear(x, weights[name + ".weight"], weights[name + ".bias"])

def add_norm(name, x, sublayer):
    return layer_norm(x + sublayer, x.shape[-1:], weights[name + ".weight"], weights[name + ".bias"])

def embed(tokens, width):
    half = config["position_width"] // 2
    frequencies = 10000 ** (-torch.arange(half, dtype=torch.float64) / (half - 1))
    angles = torch.arange(tokens.shape[-1], dtype=torch.float64)[:, None] * frequencies
    positions = torch.cat([angles.sin(), angles.cos()], 1)[:, :width].float()
    return weights["embedding"][tokens, :width] * math.sqrt(width) + positions

def attention(name, x, memory, heads, causal=False):
    query, key, value = (project(f"{name}.{part}", of).unflatten(-1, (heads, -1)).transpose(-3, -2)
                         for part, of in (("query", x), ("key", memory), ("value", memory)))
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    if causal:
        scores = scores + torch.full(scores.shape[-2:], -math.inf).triu(1)
    attended = (scores.softmax(-1) @ value).transpose(-3, -2).flatten(-2)
    return add_norm(name + "_norm", x, project(name + ".output", attended))

def feed_forward(name, x):
    return add_norm(name + "_norm", x, project(name + ".out", project(name + ".in", x).relu()))

def encode(source):  # source tokens -> what each layer put out, the embedding first
    layers = [embed(torch.tensor(source + [END]), shape["encoder_embed"])]
    for i, layer in enumerate(shape["encoder"]):
        x = attention(f"encoder.{i}.self_attention", layers[-1], layers[-1], layer["heads"])
        layers.append(feed_forward(f"encoder.{i}.ffn", x))
    return layers

def decode(target, layers):  # [..., length] tokens that begin with BEGIN -> [..., length, vocabulary] logits
    x = embed(target, shape["decoder_embed"])
    for i, layer in enumerate(shape["decoder"]):
        x = attention(f"decoder.{i}.self_attention", x, x, layer["self_heads"], causal=True)
        memory = torch.cat(layers[-layer["encoder_layers_attended"]:])
        x = attention(f"decoder.{i}.cross_attention", x, memory, layer["cross_heads"])
        x = feed_forward(f"decoder.{i}.ffn", x)
    return x @ weights["embedding"][:, :x.shape[-1]].T

def translate(source):  # greedy
    target, layers = [BEGIN], encode(source)
    while target[-1] != END and len(target) <= 2 * len(source) + 10:
        logits = decode(torch.tensor(target), layers)[-1]
        logits[[BEGIN, PAD]] = -math.inf
        target.append(int(logits.argmax()))
    return [token for token in target[1:] if token != END]

if __name__ == "__main__":
    import sentencepiece
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    with torch.inference_mode():
        for line in sys.stdin:
            tokens = pieces.encode(line.strip())
            print(pieces.decode(translate(tokens)) if tokens else "", flush=True)
