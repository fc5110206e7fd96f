"""k8s/base and k8s/monitoring: manifests that a cluster takes, and that say the same as the program and each other."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from knotty.api.routes import ROUTES
from knotty.settings import Settings
from tests.dockerfile import ROOT, find_last, read_environment, read_stages
from tests.k8s.kustomize import K8S, build, read_env, read_yaml

IMAGE = read_stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))[-1]
BASE = build(K8S / "base")
MONITORING = build(K8S / "monitoring")
# The oldest release that kubernetes-validate has a schema for among those still in use here, and its newest.
RELEASES = ("1.32", "1.37")


def find(kind: str, manifests: list[dict[str, Any]] = BASE) -> dict[str, Any]:
    (manifest,) = [manifest for manifest in manifests if manifest["kind"] == kind]
    return manifest


@pytest.fixture
def pod() -> dict[str, Any]:
    return find("Deployment")["spec"]["template"]


@pytest.fixture
def container(pod: dict[str, Any]) -> dict[str, Any]:
    (container,) = pod["spec"]["containers"]
    return container


@pytest.mark.parametrize("path", sorted(K8S.rglob("*.yaml")), ids=lambda path: str(path.relative_to(K8S)))
def test_file_is_yaml_in_which_no_key_is_said_twice(path: Path) -> None:
    assert all(isinstance(document, dict) for document in read_yaml(path))


@pytest.mark.parametrize("path", sorted(K8S.rglob("*.yaml")), ids=lambda path: str(path.relative_to(K8S)))
def test_every_manifest_belongs_to_a_kustomization_or_a_chart(path: Path) -> None:
    if path.parent.name == "helm-values" or path.name == "kustomization.yaml":
        return
    (asked,) = read_yaml(path.parent / "kustomization.yaml")
    assert path.name in asked["resources"]


@pytest.mark.needs_kubectl
@pytest.mark.parametrize("name", ["base", "monitoring"])
def test_kubectl_builds_what_these_tests_look_at(name: str) -> None:
    done = subprocess.run(["kubectl", "kustomize", K8S / name], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    hashless = re.sub(r"(name: knotty-settings)-[a-z0-9]{10}\b", r"\1", done.stdout)
    assert len(re.findall(r"knotty-settings-[a-z0-9]{10}", done.stdout)) == (2 if name == "base" else 0)
    ours = {manifest["kind"]: manifest for manifest in build(K8S / name)}
    assert {manifest["kind"]: manifest for manifest in yaml.safe_load_all(hashless)} == ours


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("manifest", BASE, ids=lambda manifest: manifest["kind"])
def test_manifest_has_no_field_that_kubernetes_does_not_know(manifest: dict[str, Any], release: str) -> None:
    kubernetes_validate.validate(manifest, release, strict=True)


def test_everything_lives_in_one_namespace() -> None:
    name = find("Namespace")["metadata"]["name"]
    others = [manifest for manifest in (*BASE, *MONITORING) if manifest["kind"] != "Namespace"]
    assert {manifest["metadata"]["namespace"] for manifest in others} == {name} == {"ai-services"}
    assert all(manifest["metadata"]["labels"]["app.kubernetes.io/part-of"] == "knotty" for manifest in others)


def test_selectors_match_the_labels_they_are_for(pod: dict[str, Any]) -> None:
    service, labels = find("Service"), pod["metadata"]["labels"].items()
    assert find("Deployment")["spec"]["selector"]["matchLabels"].items() <= labels
    assert service["spec"]["selector"].items() <= labels
    assert find("ServiceMonitor", MONITORING)["spec"]["selector"]["matchLabels"].items() <= (
        service["metadata"]["labels"].items()
    )


def test_ports_agree_from_node_to_program(container: dict[str, Any]) -> None:
    (port,), (inside,) = find("Service")["spec"]["ports"], container["ports"]
    settings = read_env(K8S / "base" / "knotty.env")
    assert port["targetPort"] == inside["name"]
    assert str(inside["containerPort"]) == settings["KNOTTY_PORT"] == find_last(IMAGE, "EXPOSE").rest
    assert 30000 <= port["nodePort"] <= 32767
    assert find("Service")["spec"]["type"] == "NodePort"
    assert find("Service")["spec"]["sessionAffinity"] == "ClientIP"
    (endpoint,) = find("ServiceMonitor", MONITORING)["spec"]["endpoints"]
    assert endpoint["port"] == port["name"]


def test_probes_and_monitor_ask_paths_that_knotty_answers(container: dict[str, Any]) -> None:
    answered = {route.path for route in ROUTES}
    probes = [container[name]["httpGet"] for name in ("startupProbe", "readinessProbe", "livenessProbe")]
    (endpoint,) = find("ServiceMonitor", MONITORING)["spec"]["endpoints"]
    assert {probe["path"] for probe in probes} | {endpoint["path"]} <= answered
    assert {probe["port"] for probe in probes} == {container["ports"][0]["name"]}


def test_settings_are_settings_and_load(monkeypatch: pytest.MonkeyPatch) -> None:
    data = find("ConfigMap")["data"]
    assert set(data) <= {f"KNOTTY_{name.upper()}" for name in Settings.model_fields}
    for key, value in data.items():
        monkeypatch.setenv(key, value)
    loaded = Settings()
    assert loaded.address == "0.0.0.0"  # noqa: S104  # a pod is reached from outside it
    assert loaded.ollama_host == "http://ollama:11434"


def test_every_setting_has_a_sentence_before_it() -> None:
    lines = (K8S / "base" / "knotty.env").read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if line.startswith("KNOTTY_"):
            assert before.startswith(("# ", "KNOTTY_OLLAMA_CONNECT_TIMEOUT_S")), line


def test_deployment_reads_the_settings_that_are_made(container: dict[str, Any]) -> None:
    (source,) = container["envFrom"]
    assert source["configMapRef"]["name"] == find("ConfigMap")["metadata"]["name"]


def test_pod_holds_to_the_restricted_standard(pod: dict[str, Any], container: dict[str, Any]) -> None:
    spec, inner = pod["spec"], container["securityContext"]
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert f"{spec['securityContext']['runAsUser']}:{spec['securityContext']['runAsGroup']}" == (
        find_last(IMAGE, "USER").rest
    )
    assert inner["allowPrivilegeEscalation"] is False
    assert inner["capabilities"] == {"drop": ["ALL"]}
    assert spec["automountServiceAccountToken"] is False


def test_services_names_do_not_become_settings(pod: dict[str, Any]) -> None:
    assert pod["spec"]["enableServiceLinks"] is False  # or KNOTTY_PORT is tcp://10.96.0.7:8501


def test_root_is_read_only_but_for_home_and_the_libraries(pod: dict[str, Any], container: dict[str, Any]) -> None:
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    volumes = {volume["name"]: volume for volume in pod["spec"]["volumes"]}
    mounts = {mount["mountPath"]: volumes[mount["name"]] for mount in container["volumeMounts"]}
    assert set(mounts) == {read_environment(IMAGE)["HOME"], find_last(IMAGE, "VOLUME").rest}
    assert "emptyDir" in mounts[read_environment(IMAGE)["HOME"]]
    claim = mounts[find_last(IMAGE, "VOLUME").rest]["persistentVolumeClaim"]["claimName"]
    assert find("PersistentVolumeClaim")["metadata"]["name"] == claim


def test_libraries_are_kept_on_the_volume_by_one_pod_that_may_write_to_it(pod: dict[str, Any]) -> None:
    said = dict(line.split("=", 1) for line in _read_settings() if "=" in line and not line.startswith("#"))
    assert said["KNOTTY_DATABASE_URL"].startswith(f"sqlite:///{find_last(IMAGE, 'VOLUME').rest}/")
    assert find("PersistentVolumeClaim")["spec"]["accessModes"] == ["ReadWriteOnce"]
    assert find("Deployment")["spec"]["strategy"] == {"type": "Recreate"}
    assert find("Deployment")["spec"]["replicas"] == 1
    assert pod["spec"]["securityContext"]["fsGroup"] == pod["spec"]["securityContext"]["runAsGroup"]


def _read_settings() -> list[str]:
    return (K8S / "base" / "knotty.env").read_text(encoding="utf-8").splitlines()


def test_what_it_may_take_is_bounded_and_asked_for(container: dict[str, Any]) -> None:
    for kind in ("requests", "limits"):
        assert set(container["resources"][kind]) == {"cpu", "memory", "ephemeral-storage"}


def test_a_pod_that_goes_is_given_time_for_both_its_steps(pod: dict[str, Any], container: dict[str, Any]) -> None:
    asleep = int(container["lifecycle"]["preStop"]["exec"]["command"][-1])
    assert pod["spec"]["terminationGracePeriodSeconds"] >= 2 * asleep


def test_image_is_the_version_of_the_program(container: dict[str, Any]) -> None:
    said = find_last(IMAGE, "LABEL").rest
    name, version = container["image"].split(":")
    assert name == "knotty"
    assert f'image.version="{version}"' in said


def test_monitor_bears_the_label_its_prometheus_looks_for() -> None:
    monitor = find("ServiceMonitor", MONITORING)
    assert monitor["apiVersion"] == "monitoring.coreos.com/v1"
    assert monitor["metadata"]["labels"]["release"] == "kube-prometheus-stack"
    assert set(monitor["spec"]) == {"selector", "namespaceSelector", "endpoints"}
    assert monitor["spec"]["namespaceSelector"] == {"matchNames": [find("Namespace")["metadata"]["name"]]}
    (endpoint,) = monitor["spec"]["endpoints"]
    assert set(endpoint) == {"port", "path", "interval", "scrapeTimeout"}
    assert int(endpoint["scrapeTimeout"][:-1]) < int(endpoint["interval"][:-1])
