"""A tiny Llama of random weights as a GGUF file, so that real llama.cpp runs in the tests. What it says is nonsense."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import gguf
import numpy as np

WIDTH, HEADS, LAYERS, HIDDEN, CONTEXT = 64, 4, 2, 128, 8192
SPECIAL = ("<pad>", "<s>", "</s>", "<|system|>", "<|user|>", "<|assistant|>")
PAD, BOS, EOS = range(3)
WORDS = (" dc", " sc", " ch", " sp", " in", " st", " next", " ring", " rep", " from", "Rnd", "ch-")
TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}"
    "{% if m['role'] == 'assistant' %}{{ eos_token }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)


def write_tiny_gguf(path: Path, seed: int = 0, context: int = CONTEXT, *, embeds: bool = False) -> Path:
    """Write a model of 0.5 MB to `path` and return it. The same seed gives the same file.

    `embeds`: the file says how vectors are pooled, as a model made for comparing texts does.
    """
    writer = gguf.GGUFWriter(str(path), "llama")
    if embeds:
        writer.add_pooling_type(gguf.PoolingType.MEAN)
    tokens = _write_tokenizer(writer)
    _write_shape(writer, len(tokens), context)
    _write_weights(writer, len(tokens), np.random.default_rng(seed))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _write_shape(writer: gguf.GGUFWriter, vocabulary: int, context: int) -> None:
    writer.add_type("model")
    writer.add_name("tiny")
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_context_length(context)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_rope_freq_base(10000.0)
    writer.add_vocab_size(vocabulary)


def _write_tokenizer(writer: gguf.GGUFWriter) -> list[str]:
    """Write a byte-level tokenizer with a merge for each beginning of WORDS; return its tokens."""
    letters = _byte_letters()
    merges = list(dict.fromkeys(merge for word in WORDS for merge in _merge_steps(word, letters)))
    tokens = [*SPECIAL, *letters.values(), *("".join(merge) for merge in merges)]
    kinds = [gguf.TokenType.CONTROL] * len(SPECIAL) + [gguf.TokenType.NORMAL] * (len(tokens) - len(SPECIAL))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges([" ".join(merge) for merge in merges])
    writer.add_pad_token_id(PAD)
    writer.add_bos_token_id(BOS)
    writer.add_eos_token_id(EOS)
    writer.add_add_bos_token(value=True)
    writer.add_add_eos_token(value=False)
    writer.add_add_space_prefix(value=False)
    writer.add_chat_template(TEMPLATE)
    return tokens


def _byte_letters() -> dict[int, str]:
    """GPT-2's letter for each byte: itself where it can be printed, else one from 256 on."""
    printed = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    hidden = [byte for byte in range(256) if byte not in printed]
    return {byte: chr(byte) for byte in printed} | {byte: chr(256 + index) for index, byte in enumerate(hidden)}


def _merge_steps(word: str, letters: dict[int, str]) -> list[tuple[str, str]]:
    spelt = [letters[byte] for byte in word.encode()]
    beginnings = ["".join(spelt[:length]) for length in range(1, len(spelt) + 1)]
    return [(before, after[len(before) :]) for before, after in pairwise(beginnings)]


def _write_weights(writer: gguf.GGUFWriter, vocabulary: int, rng: np.random.Generator) -> None:
    def draw(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.3, shape).astype(np.float32)

    writer.add_tensor("token_embd.weight", draw(vocabulary, WIDTH))
    writer.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
    writer.add_tensor("output.weight", draw(vocabulary, WIDTH))
    for layer in range(LAYERS):
        block = f"blk.{layer}"
        for norm in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"{block}.{norm}.weight", np.ones(WIDTH, np.float32))
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            writer.add_tensor(f"{block}.{name}.weight", draw(WIDTH, WIDTH))
        for name in ("ffn_gate", "ffn_up"):
            writer.add_tensor(f"{block}.{name}.weight", draw(HIDDEN, WIDTH))
        writer.add_tensor(f"{block}.ffn_down.weight", draw(WIDTH, HIDDEN))
