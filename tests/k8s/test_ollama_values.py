"""k8s/helm-values/ollama.yaml: what the chart of Ollama is told agrees with what Knotty is told.

That the chart knows every key was looked up in its values.yaml (1.77.0); its text is not kept here.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.k8s.kustomize import K8S, read_env, read_yaml

SETTINGS = read_env(K8S / "base" / "knotty.env")
# The first two levels of the chart's values that may be set here.
CHART = {
    "image": {"tag"},
    "ollama": {"gpu", "models", "mountPath"},
    "service": {"type"},
    "ingress": {"enabled"},
    "serviceAccount": {"create", "automount"},
    "resources": {"requests", "limits"},
    "persistentVolume": {"enabled", "accessModes", "size"},
    "updateStrategy": {"type"},
    "livenessProbe": {"enabled", "path", "initialDelaySeconds", "failureThreshold"},
    "readinessProbe": {"enabled", "path", "initialDelaySeconds"},
    "tests": {"enabled"},
}
WHOLE = {
    "runtimeClassName",
    "replicaCount",
    "terminationGracePeriodSeconds",
    "podSecurityContext",
    "securityContext",
    "extraEnv",
}


@pytest.fixture
def values() -> dict[str, Any]:
    (values,) = read_yaml(K8S / "helm-values" / "ollama.yaml")
    return values


@pytest.fixture
def environment(values: dict[str, Any]) -> dict[str, str]:
    return {entry["name"]: entry["value"] for entry in values["extraEnv"]}


def test_every_key_is_one_the_chart_has(values: dict[str, Any]) -> None:
    assert set(values) == set(CHART) | WHOLE
    for key, inner in CHART.items():
        assert set(values[key]) <= inner, key


def test_context_is_the_one_knotty_asks_for(environment: dict[str, str]) -> None:
    assert environment["OLLAMA_CONTEXT_LENGTH"] == SETTINGS["KNOTTY_OLLAMA_NUM_CTX"]


def test_ollama_answers_as_many_at_once_as_knotty_asks(environment: dict[str, str]) -> None:
    assert environment["OLLAMA_NUM_PARALLEL"] == SETTINGS["KNOTTY_ENGINE_CONCURRENCY"]


def test_environment_values_are_text(environment: dict[str, str]) -> None:
    assert all(isinstance(value, str) for value in environment.values())
    assert environment["OLLAMA_NO_CLOUD"] == "1"


def test_pulled_models_are_models_that_knotty_asks_for(values: dict[str, Any]) -> None:
    pulled = values["ollama"]["models"]["pull"]
    assert pulled[-1] in SETTINGS["KNOTTY_OLLAMA_MODELS"].split(",")  # the last pull is the one that may not fail
    assert values["ollama"]["models"]["clean"] is False


def test_models_are_kept_where_its_user_may_write(values: dict[str, Any], environment: dict[str, str]) -> None:
    assert values["ollama"]["mountPath"] == f"{environment['HOME']}/.ollama"
    assert values["podSecurityContext"]["runAsNonRoot"] is True
    assert values["podSecurityContext"]["fsGroup"] == values["podSecurityContext"]["runAsUser"] >= 1000
    assert values["persistentVolume"]["enabled"] is True


def test_gpu_is_asked_for_without_a_runtime_class(values: dict[str, Any]) -> None:
    assert values["ollama"]["gpu"] == {"enabled": True, "type": "nvidia", "number": 1}
    assert values["runtimeClassName"] == ""
    assert values["resources"]["limits"]  # null would drop the GPU's limit too


def test_it_is_reached_from_inside_the_cluster_only(values: dict[str, Any]) -> None:
    assert values["service"]["type"] == "ClusterIP"
    assert values["ingress"]["enabled"] is False
