"""Settings from the environment, `KNOTTY_*`. No room is imported here and nothing else reads the environment."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from knotty.errors import SettingRefused

ENGINES = ("ollama", "openai", "embedded")


class Settings(BaseSettings):
    """What a person may turn. Every field is the environment variable KNOTTY_<NAME IN CAPITALS>."""

    model_config = SettingsConfigDict(env_prefix="KNOTTY_", extra="ignore", frozen=True)

    engines: Annotated[tuple[str, ...], NoDecode] = Field(
        ("ollama", "embedded"), description="Engines in the order they are tried, comma-separated"
    )
    ollama_host: str = Field("http://127.0.0.1:11434", description="Address of the Ollama server")
    ollama_models: Annotated[tuple[str, ...], NoDecode] = Field(
        ("knotty", "llama3.1"),
        description="Models asked for, in order, comma-separated; the first that is there serves",
    )
    ollama_timeout_s: float = Field(60.0, gt=0, le=600, description="Seconds a whole answer may take")
    ollama_connect_timeout_s: float = Field(0.5, gt=0, le=30, description="Seconds until no connection is given up")
    ollama_probe_timeout_s: float = Field(1.5, gt=0, le=30, description="Seconds until a silent server is given up")
    ollama_embed_model: str = Field("nomic-embed-text", description="Model that compares texts; empty for none")
    ollama_num_ctx: int = Field(4096, ge=512, le=131072, description="Context length, the same in every request")
    openai_base_url: str = Field(
        "http://127.0.0.1:8080/v1", description="Address of an OpenAI-compatible server: LocalAI, vLLM, llama.cpp"
    )
    openai_api_key: SecretStr = Field(SecretStr(""), description="Key that the server asks for; goes nowhere else")
    openai_models: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Models asked for, in order, comma-separated; empty for the first that the server lists"
    )
    openai_embed_model: str = Field("", description="Model of that server that compares texts; empty for none")
    openai_grammar: bool = Field(
        default=False, description="The server takes `grammar` in a request (LocalAI, llama.cpp)"
    )
    openai_prefill: bool = Field(default=False, description="The server goes on from a begun answer (llama.cpp, vLLM)")
    openai_timeout_s: float = Field(60.0, gt=0, le=600, description="Seconds a whole answer of that server may take")
    openai_connect_timeout_s: float = Field(0.5, gt=0, le=30, description="Seconds until no connection is given up")
    openai_probe_timeout_s: float = Field(1.5, gt=0, le=30, description="Seconds until a silent server is given up")
    embedded_model: str = Field("", description="Path of a GGUF that llama.cpp runs in this process; empty for none")
    embedded_threads: int = Field(
        1, ge=1, le=256, description="Threads of the embedded model; more than one only on cores it has to itself"
    )
    embedded_slots: int = Field(2, ge=1, le=64, description="Answers the embedded model works at once")
    embedded_context: int = Field(4096, ge=512, le=131072, description="Context length of each of these answers")
    embedded_timeout_s: float = Field(60.0, gt=0, le=600, description="Seconds a whole embedded answer may take")
    design_timeout_s: float = Field(
        120.0, gt=0, le=3600, description="Seconds after which a design asks no more engine"
    )
    design_workers: int = Field(4, ge=1, le=64, description="Designs made at the same time")
    design_queue: int = Field(32, ge=0, le=10_000, description="Designs that may wait for their turn")
    design_per_maker: int = Field(
        4, ge=1, le=1000, description="Designs that one maker, or one client of the API, may have under way or waiting"
    )
    engine_concurrency: int = Field(4, ge=1, le=256, description="Designs that may ask one engine at the same time")
    engine_wait_s: float = Field(
        5.0, ge=0, le=60, description="Seconds a design waits for its turn at an engine before it asks the next one"
    )
    max_prompt_chars: int = Field(2000, ge=10, le=100_000, description="Longest prompt taken")
    max_file_bytes: int = Field(1_000_000, ge=1000, le=50_000_000, description="Largest pattern file or paste read")
    max_squares: int = Field(2000, ge=1, le=100_000, description="Most squares a design may have")
    max_rounds: int = Field(40, ge=1, le=200, description="Most rounds a square may have")
    database_url: SecretStr = Field(
        SecretStr(""), description="Where libraries are kept: sqlite:////path/to/file or postgresql://user@host/name"
    )
    port: int = Field(8501, ge=1, le=65535, description="Port of the app")
    address: str = Field("127.0.0.1", description="Address the app listens on; 0.0.0.0 in a container")

    @field_validator("engines", "ollama_models", "openai_models", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("engines")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [name for name in value if name not in ENGINES]
        if unknown or not value:
            raise ValueError(f"known engines are {', '.join(ENGINES)}; found {', '.join(unknown) or 'none'}")
        return value


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """Return the settings of this process, read once. Raises SettingRefused naming the variable and its range."""
    try:
        return Settings()  # type: ignore[call-arg, unused-ignore]  # every field has a default
    except ValidationError as error:
        lines = [f"KNOTTY_{str(e['loc'][0]).upper() if e['loc'] else ''}: {e['msg']}" for e in error.errors()]
        raise SettingRefused("; ".join(lines)) from error
