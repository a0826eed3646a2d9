"""The files by which the program is served are sound by the tools that read them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "data" / "deploy"
EXPOSURE, PORT = 1.5, 8501


def need(tool: str) -> str:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    return found


def test_haproxy_takes_its_configuration(tmp_path: Path) -> None:
    text = (DEPLOY / "haproxy.cfg").read_text(encoding="utf-8").replace("bind :443 ssl crt /etc/cpc/tls.pem alpn h2,http/1.1", "bind 127.0.0.1:8443")
    (tmp_path / "haproxy.cfg").write_text(text, encoding="utf-8")
    told = subprocess.run([need("haproxy"), "-c", "-f", str(tmp_path / "haproxy.cfg")], capture_output=True, text=True, timeout=30, check=False)
    assert told.returncode == 0, told.stderr
    assert "warning" not in told.stderr.lower()


def test_nginx_takes_its_configuration_and_the_roll_marks_each_replica_in_turn(tmp_path: Path) -> None:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for old, new in (("listen 443 ssl http2", "listen 127.0.0.1:8443"), ("/var/log/nginx/cpc.log", str(tmp_path / "log"))):
        assert old in text
        text = text.replace(old, new)
    text = re.sub(r"\n  ssl_\w+ [^;]+;", "", text)
    own = tmp_path / "cpc.conf"
    own.write_text(text, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; events {{}} http {{ include {own}; }}", encoding="utf-8")
    told = subprocess.run(
        [need("nginx"), "-t", "-p", str(tmp_path), "-e", str(tmp_path / "error"), "-c", "nginx.conf"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    for name, does in (("nginx", 'grep -c " down;" "$CONF" >> "$SEEN"'), ("systemctl", 'echo "$@" >> "$SEEN"')):
        tool = tmp_path / name
        tool.write_text(f"#!/bin/sh\n{does} || true\n", encoding="utf-8")
        tool.chmod(0o755)
    settings = {"PATH": f"{tmp_path}:/usr/bin:/bin", "CONF": str(own), "SEEN": str(tmp_path / "seen")}
    subprocess.run([str(DEPLOY / "roll.sh"), str(own)], env=settings, check=True)
    seen = (tmp_path / "seen").read_text(encoding="utf-8").split("\n")[:-1]
    assert seen == ["1", f"restart cpc@{PORT}", "0", "1", f"restart cpc@{PORT + 1}", "0"] and own.read_text(encoding="utf-8") == text


def test_the_unit_is_sound_and_exposes_little(tmp_path: Path) -> None:
    unit = tmp_path / f"cpc@{PORT}.service"
    shutil.copy(DEPLOY / "cpc@.service", unit)
    told = subprocess.run(
        [need("systemd-analyze"), "security", "--offline=yes", "--no-pager", str(unit)], capture_output=True, text=True, timeout=30, check=False
    )
    if "offline" in told.stderr:
        pytest.skip("this systemd-analyze knows no files that are not installed")
    (level,) = re.findall(r"Overall exposure level for \S+: ([\d.]+)", told.stdout)
    assert float(level) <= EXPOSURE


def test_the_container_runs_as_an_ordinary_user_and_is_locked() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert "--require-hashes -r /src/requirements.lock" in text
    assert re.search(r"^USER 10001$", text, re.MULTILINE) and "/readyz" in text
    copied = re.findall(r"^COPY (?!--from)(\S+) ", text, re.MULTILINE)
    assert all((DEPLOY.parents[1] / name).exists() for name in copied)
    assert {"dashboard.py", "pages", "data", "queries"} <= set(copied)
