# SPDX-License-Identifier: GPL-3.0-or-later
"""The exported subnet as a Hugging Face model:

    AutoModelForSeq2SeqLM.from_pretrained(FOLDER, trust_remote_code=True)
"""
import math
from dataclasses import dataclass
from typing import Optional

import torch
from torch import nn
from transformers import LogitsProcessor, LogitsProcessorList, PretrainedConfig, PreTrainedModel
from transformers.modeling_outputs import BaseModelOutput, Seq2SeqLMOutput


class SupernetConfig(PretrainedConfig):
    model_type = "supernet-translation"

    def __init__(self, vocab_size=0, position_width=0, shape=None, **kwargs):
        self.vocab_size, self.position_width, self.shape = vocab_size, position_width, shape
        super().__init__(**kwargs)


@dataclass
class EncoderOutput(BaseModelOutput):
    layers: Optional[torch.Tensor] = None  # [batch, layers, length, width]: what decoder layers attend to, the last one last


class Attention(nn.Module):
    def __init__(self, width, memory_width, qkv, heads):
        super().__init__()
        self.query, self.output = nn.Linear(width, qkv), nn.Linear(qkv, width)
        self.key, self.value = nn.Linear(memory_width, qkv), nn.Linear(memory_width, qkv)
        self.heads = heads

    def forward(self, x, memory, hidden):
        """hidden: booleans, true where a query (third axis) does not see a key (fourth axis)."""
        query, key, value = (projection(of).unflatten(-1, (self.heads, -1)).transpose(1, 2)
                             for projection, of in ((self.query, x), (self.key, memory), (self.value, memory)))
        scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
        weights = scores.masked_fill(hidden, torch.finfo(scores.dtype).min).softmax(-1)
        return self.output((weights @ value).transpose(1, 2).flatten(2))


def feed_forward(width, inner):
    return nn.ModuleDict({"in": nn.Linear(width, inner), "out": nn.Linear(inner, width)})


class EncoderLayer(nn.Module):
    def __init__(self, shape, sizes):
        super().__init__()
        width = shape["encoder_embed"]
        self.self_attention = Attention(width, width, shape["qkv"], sizes["heads"])
        self.self_attention_norm, self.ffn_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.ffn = feed_forward(width, sizes["ffn"])

    def forward(self, x, hidden):
        x = self.self_attention_norm(x + self.self_attention(x, x, hidden))
        return self.ffn_norm(x + self.ffn["out"](self.ffn["in"](x).relu()))


class DecoderLayer(nn.Module):
    def __init__(self, shape, sizes):
        super().__init__()
        width = shape["decoder_embed"]
        self.self_attention = Attention(width, width, shape["qkv"], sizes["self_heads"])
        self.cross_attention = Attention(width, shape["encoder_embed"], shape["qkv"], sizes["cross_heads"])
        self.self_attention_norm, self.cross_attention_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.ffn, self.ffn_norm = feed_forward(width, sizes["ffn"]), nn.LayerNorm(width)
        self.attended = sizes["encoder_layers_attended"]

    def forward(self, x, future, layers, padding):
        x = self.self_attention_norm(x + self.self_attention(x, x, future))
        memory = layers[:, -self.attended:].flatten(1, 2)
        hidden = padding.repeat(1, 1, 1, self.attended)
        x = self.cross_attention_norm(x + self.cross_attention(x, memory, hidden))
        return self.ffn_norm(x + self.ffn["out"](self.ffn["in"](x).relu()))


class Encoder(nn.ModuleList):
    """The encoder's layers; the embedding, which the decoder shares, belongs to the model."""

    main_input_name = "input_ids"

    def embed_with(self, model):
        object.__setattr__(self, "model", model)  # not a part of this module

    def forward(self, input_ids, attention_mask=None, **_):
        attention_mask = torch.ones_like(input_ids) if attention_mask is None else attention_mask
        x = self.model.embed(input_ids, self.model.config.shape["encoder_embed"])
        layers = [x]
        for layer in self:
            layers.append(layer(layers[-1], (attention_mask == 0)[:, None, None]))
        most = max(sizes["encoder_layers_attended"] for sizes in self.model.config.shape["decoder"])
        return EncoderOutput(last_hidden_state=layers[-1], layers=torch.stack(layers[-most:], 1))


class EndAtLongest(LogitsProcessor):
    """Lets only the end token follow a translation that is as long as it may become; the end keeps its probability."""

    def __init__(self, longest, end):
        self.longest, self.end = longest, end  # tokens of each sentence of the batch

    def __call__(self, input_ids, scores):
        longest = self.longest.repeat_interleave(len(scores) // len(self.longest))  # for each beam
        others = torch.arange(scores.shape[-1], device=scores.device) != self.end
        return scores.masked_fill((input_ids.shape[1] > longest)[:, None] & others, -math.inf)


class SupernetForConditionalGeneration(PreTrainedModel):
    config_class = SupernetConfig
    main_input_name = "input_ids"

    def __init__(self, config):
        super().__init__(config)
        shape = config.shape
        self.embedding = nn.Parameter(torch.empty(config.vocab_size, max(shape["encoder_embed"], shape["decoder_embed"])))
        self.encoder = Encoder(EncoderLayer(shape, sizes) for sizes in shape["encoder"])
        self.decoder = nn.ModuleList(DecoderLayer(shape, sizes) for sizes in shape["decoder"])
        self.encoder.embed_with(self)
        self.post_init()

    def embed(self, tokens, width):
        half = self.config.position_width // 2
        frequencies = 10000 ** (-torch.arange(half, dtype=torch.float64, device=tokens.device) / (half - 1))
        angles = torch.arange(tokens.shape[1], dtype=torch.float64, device=tokens.device)[:, None] * frequencies
        positions = torch.cat([angles.sin(), angles.cos()], 1)[:, :width]
        return self.embedding[tokens, :width] * math.sqrt(width) + positions.to(self.embedding.dtype)

    def get_encoder(self):
        return self.encoder

    def forward(self, input_ids=None, attention_mask=None, decoder_input_ids=None, encoder_outputs=None, labels=None, **_):
        if labels is not None and decoder_input_ids is None:
            start = torch.full_like(labels[:, :1], self.config.decoder_start_token_id)
            shifted = torch.cat([start, labels[:, :-1]], 1)
            decoder_input_ids = shifted.masked_fill(shifted == -100, self.config.pad_token_id)
        if encoder_outputs is None:
            encoder_outputs = self.encoder(input_ids, attention_mask)
        if attention_mask is None:
            attention_mask = torch.ones(encoder_outputs.last_hidden_state.shape[:2], device=decoder_input_ids.device)
        steps = decoder_input_ids.shape[1]
        future = torch.ones(steps, steps, dtype=torch.bool, device=decoder_input_ids.device).triu(1)
        x = self.embed(decoder_input_ids, self.config.shape["decoder_embed"])
        for layer in self.decoder:
            x = layer(x, future, encoder_outputs.layers, (attention_mask == 0)[:, None, None])
        logits = x @ self.embedding[:, :x.shape[-1]].T
        loss = None if labels is None else nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten())
        return Seq2SeqLMOutput(loss=loss, logits=logits, encoder_last_hidden_state=encoder_outputs.last_hidden_state)

    def prepare_inputs_for_generation(self, decoder_input_ids, attention_mask=None, encoder_outputs=None, **_):
        return {"decoder_input_ids": decoder_input_ids, "attention_mask": attention_mask,
                "encoder_outputs": encoder_outputs}

    def generate(self, inputs=None, logits_processor=None, **kwargs):
        """A translation has at most twice the tokens of its sentence and ten, as where the model comes from."""
        sources = kwargs.get("input_ids", inputs)
        longest = 2 * ((sources != self.config.pad_token_id).sum(1) - 1) + 10  # its end token not counted
        kwargs.setdefault("max_new_tokens", int(longest.max()) + 1)
        last = EndAtLongest(longest, self.config.eos_token_id)
        return super().generate(inputs, logits_processor=LogitsProcessorList([*(logits_processor or []), last]), **kwargs)
