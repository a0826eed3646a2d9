"""A provider of sign-in on this machine, and the secrets of a server that uses it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oidc_provider_mock import run_server_in_thread

from tests.browser.server import free_port

PEOPLE = {
    "officer-c": ["reporting-officer DEM-C"],
    "officer-d": ["reporting-officer DEM-D"],
    "secretary": ["technical-secretary"],
    "office": ["tip-office"],
    "steward": ["steward"],
    "reader": [],
}
"""Who can sign in, and what the provider says that they may do."""
SECRETS = """[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{secret}"
client_id = "cpc"
client_secret = "made up for a test"
server_metadata_url = "{provider}/.well-known/openid-configuration"
client_kwargs = {{ prompt = "login", scope = "openid email profile" }}
"""
SECRET = "a secret of at least thirty-two bytes, made up for tests"


@contextmanager
def run_provider() -> Iterator[str]:
    """A provider that answers at the address returned; it knows PEOPLE."""
    with run_server_in_thread(port=free_port()) as server:
        address = f"http://localhost:{server.server_port}"
        for who, roles in PEOPLE.items():
            claims = {"cpc_roles": roles}
            asked = urllib.request.Request(f"{address}/users/{who}", json.dumps(claims).encode(), {"content-type": "application/json"}, method="PUT")
            urllib.request.urlopen(asked).close()
        yield address


def write_secrets(folder: Path, address: str, provider: str) -> dict[str, str]:
    """The environment of a server at `address` whose readers sign in at the provider."""
    path = folder / "secrets.toml"
    path.write_text(SECRETS.format(address=address, provider=provider, secret=SECRET), encoding="utf-8")
    return {"STREAMLIT_SECRETS_FILES": str(path)}


CERTIFIED = Path(__file__).parent / "certified"
INSTALLED = Path(__file__).parents[2] / ".cache" / "oidc-provider"


def install_certified() -> str:
    """Install the certified provider where Node is; "" when it is there, else why it is not."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "there is no Node on this machine"
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(CERTIFIED / name, INSTALLED / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    try:
        done = subprocess.run(command, cwd=INSTALLED, timeout=180, check=False, capture_output=True, text=True)
    except subprocess.TimeoutExpired:
        return "npm did not end in three minutes"
    return done.stderr[-300:] if done.returncode else ""


@contextmanager
def run_certified(redirect: str) -> Iterator[str]:
    """The certified provider at the address returned; it knows PEOPLE and wants a proof key (PKCE) of each sign-in."""
    port = free_port()
    command = ["node", str(CERTIFIED / "provider.mjs"), str(port), redirect, json.dumps(PEOPLE)]
    environment = {**os.environ, "PACKAGES": str(INSTALLED)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None and process.stdout.readline().startswith("ready")
        try:
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
