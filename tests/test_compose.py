"""compose.yaml: the app and one Ollama, on the CPU or a GPU. Docker is not asked; what the file says is."""

from __future__ import annotations

from typing import Any

import pytest

from knotty.settings import Settings
from tests.dockerfile import ROOT, find_last, read_environment, read_stages
from tests.k8s.kustomize import K8S, read_env, read_yaml

IMAGE = read_stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))[-1]
SERVERS = ("ollama", "ollama-gpu")


@pytest.fixture
def services() -> dict[str, Any]:
    (compose,) = read_yaml(ROOT / "compose.yaml")
    return compose["services"]


def list_started(services: dict[str, Any], profile: str) -> set[str]:
    return {name for name, service in services.items() if profile in service.get("profiles", [profile])}


def test_each_profile_starts_the_app_the_pull_and_one_ollama(services: dict[str, Any]) -> None:
    assert list_started(services, "cpu") == {"app", "ollama", "pull"}
    assert list_started(services, "gpu") == {"app", "ollama-gpu", "pull"}


def test_a_plain_up_starts_ollama_on_the_cpu() -> None:
    assert read_env(ROOT / ".env") == {"COMPOSE_PROFILES": "cpu"}


def test_the_gpu_is_reserved_by_its_profile_only(services: dict[str, Any]) -> None:
    (device,) = services["ollama-gpu"]["deploy"]["resources"]["reservations"]["devices"]
    assert device == {"driver": "nvidia", "count": 1, "capabilities": ["gpu"]}
    assert "deploy" not in services["ollama"]


def test_both_ollamas_answer_to_the_name_the_app_asks(services: dict[str, Any]) -> None:
    for name in SERVERS:
        assert services[name]["networks"]["engines"]["aliases"] == ["ollama"]
    assert services["app"]["environment"]["KNOTTY_OLLAMA_HOST"] == "http://ollama:11434"
    assert services["pull"]["environment"]["OLLAMA_HOST"] == "http://ollama:11434"


def test_ollama_is_the_version_of_the_chart(services: dict[str, Any]) -> None:
    (values,) = read_yaml(K8S / "helm-values" / "ollama.yaml")
    images = {services[name]["image"] for name in (*SERVERS, "pull")}
    assert images == {f"ollama/ollama:{values['image']['tag']}"}


def test_ollama_publishes_no_port_and_sends_nothing_to_a_cloud(services: dict[str, Any]) -> None:
    for name in SERVERS:
        assert "ports" not in services[name]
        assert services[name]["environment"]["OLLAMA_NO_CLOUD"] == "1"


def test_health_of_ollama_is_asked_with_what_its_image_has(services: dict[str, Any]) -> None:
    assert {tuple(services[name]["healthcheck"]["test"]) for name in SERVERS} == {("CMD", "ollama", "list")}


def test_app_and_pull_wait_until_the_server_is_healthy(services: dict[str, Any]) -> None:
    waited = {"condition": "service_healthy", "required": False}
    for name in ("app", "pull"):
        assert services[name]["depends_on"] == dict.fromkeys(SERVERS, waited)


def test_settings_are_settings_and_load(services: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    said = services["app"]["environment"]
    assert set(said) <= {f"KNOTTY_{name.upper()}" for name in Settings.model_fields}
    for key, value in said.items():
        monkeypatch.setenv(key, value)
    loaded, server = Settings(), services["ollama"]["environment"]
    assert str(loaded.ollama_num_ctx) == server["OLLAMA_CONTEXT_LENGTH"]
    assert str(loaded.engine_concurrency) == server["OLLAMA_NUM_PARALLEL"]
    assert set(services["pull"]["environment"]["MODELS"].split()) & set(loaded.ollama_models)
    assert loaded.ollama_embed_model in services["pull"]["environment"]["MODELS"].split()


def test_app_may_write_to_its_home_and_its_libraries_and_nowhere_else(services: dict[str, Any]) -> None:
    app = services["app"]
    assert app["read_only"] is True
    assert app["cap_drop"] == ["ALL"]
    assert [mount.split(":")[0] for mount in app["tmpfs"]] == [read_environment(IMAGE)["HOME"]]
    assert app["volumes"] == [f"libraries:{find_last(IMAGE, 'VOLUME').rest}"]


def test_app_is_published_to_this_machine_only(services: dict[str, Any]) -> None:
    port = find_last(IMAGE, "EXPOSE").rest
    assert services["app"]["ports"] == [f"127.0.0.1:{port}:{port}"]


def test_own_settings_are_kept_out_of_git() -> None:
    assert "knotty.env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
