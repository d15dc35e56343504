"""Fetch the front-end files that Tertial serves itself from their npm packages."""

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ROOT / "layouts/assets/VERSIONS.txt"
LICENCES = "layouts/assets/licences"
SOURCE_MAP = re.compile(rb"\s*(/\*|//)# sourceMappingURL=\S+( \*/)?")


@dataclass(frozen=True)
class Asset:
    """One file of one npm package, where it goes and where its licence goes."""

    package: str
    version: str
    source: str
    target: str
    licence: str
    licence_target: str
    licence_sources: tuple[str, ...] = ("LICENSE",)


ASSETS = (
    Asset(
        "bootstrap",
        "5.3.9",
        "dist/css/bootstrap.min.css",
        "layouts/assets/10-bootstrap.min.css",
        "MIT",
        f"{LICENCES}/bootstrap.txt",
    ),
    Asset(
        "@fontsource-variable/source-sans-3",
        "5.3.0",
        "files/source-sans-3-latin-wght-normal.woff2",
        "layouts/assets/fonts/source-sans-3.woff2",
        "OFL-1.1",
        f"{LICENCES}/source-sans-3.txt",
    ),
    # The version that plotly.py carries, since figures are checked against plotly.py's schema; outside
    # assets, because Dash loads what lies there on every page and few pages need this one.
    Asset(
        "plotly.js-basic-dist-min",
        "4.1.1",
        "plotly-basic.min.js",
        "layouts/vendor/plotly-basic.min.js",
        "MIT",
        f"{LICENCES}/plotly.js.txt",
    ),
    # What documents are set with: the same letters whole and each weight for itself, as typst reads them.
    *(
        Asset(
            "source-sans",
            "3.52.0",
            f"OTF/SourceSans3-{weight}.otf",
            f"layouts/vendor/fonts/SourceSans3-{weight}.otf",
            "OFL-1.1",
            f"{LICENCES}/source-sans.txt",
            ("LICENSE.md",),
        )
        for weight in ("Regular", "Semibold")
    ),
    # Used by the tests only, so its licence lies beside it and not among what is served.
    Asset(
        "axe-core",
        "4.14.1",
        "axe.min.js",
        "tests/e2e/vendor/axe.min.js",
        "MPL-2.0",
        "tests/e2e/vendor/axe-core.txt",
        ("LICENSE", "LICENSE-3RD-PARTY.txt"),
    ),
)


def main() -> None:
    """Write every asset, its licence and the list of versions."""
    if not (npm := shutil.which("npm")):
        sys.exit("make assets needs the npm client: install Node.js with npm and run it again.")
    lines = ["# Written by scripts/assets.py: package, version, file, licence, sha256"]
    for asset in ASSETS:
        content = _fetch(npm, asset)
        digest = hashlib.sha256(content).hexdigest()
        lines.append(f"{asset.package} {asset.version} {asset.target} {asset.licence} {digest}")
        print(f"{asset.target}: {asset.package} {asset.version}, {len(content)} bytes")
    _write(VERSIONS, "\n".join(lines).encode() + b"\n")


def _fetch(npm: str, asset: Asset) -> bytes:
    """Put one asset and its licence in place and return the asset as written."""
    with TemporaryDirectory() as folder:
        name = f"{asset.package}@{asset.version}"
        subprocess.run(
            [npm, "pack", "--silent", "--pack-destination", folder, name],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            content = _member(package, asset.source)
            licence = b"\n".join(_text(_member(package, source)) for source in asset.licence_sources)
    if not asset.target.endswith((".woff2", ".otf")):
        # Without this, developer tools ask for source maps that are not there.
        content = SOURCE_MAP.sub(b"", _text(content))
    _write(ROOT / asset.target, content)
    _write(ROOT / asset.licence_target, licence)
    return content


def _member(package: tarfile.TarFile, name: str) -> bytes:
    file = package.extractfile(f"package/{name}")
    if file is None:
        raise FileNotFoundError(name)
    return file.read()


def _text(content: bytes) -> bytes:
    """Use the line endings that git keeps, so that the checksum holds after a checkout."""
    return content.replace(b"\r\n", b"\n")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main()
