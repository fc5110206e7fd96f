"""Builds a kustomization as kustomize does, for the few features k8s/ uses; a test compares it with kubectl's own.

A feature it does not know is an error, never left out. Generated names get no hash.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

K8S = Path(__file__).resolve().parents[2] / "k8s"
_KNOWN = {"apiVersion", "kind", "namespace", "resources", "configMapGenerator", "labels", "images"}
_CLUSTER_WIDE = {"Namespace"}
Manifest = dict[str, Any]


class StrictLoader(yaml.SafeLoader):
    """YAML in which no key is said twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"said twice: {sorted(twice)}", node.start_mark)
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: Path) -> list[Any]:
    """Return the documents of a file."""
    return list(yaml.load_all(path.read_text(encoding="utf-8"), StrictLoader))


def read_env(path: Path) -> dict[str, str]:
    """Return the values of an env file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def build(folder: Path) -> list[Manifest]:
    """Return what `kubectl apply -k folder` sends to the cluster."""
    (asked,) = read_yaml(folder / "kustomization.yaml")
    if set(asked) - _KNOWN:
        raise ValueError(f"{folder}: not known here: {set(asked) - _KNOWN}")
    made = [manifest for name in asked["resources"] for manifest in read_yaml(folder / name)]
    made += [_make_settings(folder, generator) for generator in asked.get("configMapGenerator", ())]
    for manifest in made:
        _finish(manifest, asked)
    return made


def _make_settings(folder: Path, generator: Manifest) -> Manifest:
    data = {key: value for name in generator["envs"] for key, value in read_env(folder / name).items()}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": generator["name"]}, "data": data}


def _finish(manifest: Manifest, asked: Manifest) -> None:
    about = manifest["metadata"]
    if manifest["kind"] not in _CLUSTER_WIDE:
        about["namespace"] = asked["namespace"]
    template = manifest.get("spec", {}).get("template")
    for rule in asked.get("labels", ()):
        about["labels"] = {**about.get("labels", {}), **rule["pairs"]}
        if template and rule.get("includeTemplates"):
            template["metadata"]["labels"] = {**template["metadata"]["labels"], **rule["pairs"]}
    for container in template["spec"]["containers"] if template else ():
        for image in asked.get("images", ()):
            if container["image"] == image["name"]:
                container["image"] = f"{image['newName']}:{image['newTag']}"
