#!/usr/bin/env bash
# Belief:    a Dask scheduler and worker that are started with `--host 127.0.0.1 --no-dashboard` listen on this machine alone.
# Behaviour: both listen on every interface as well: without a dashboard an HTTP server is still started, and --host is not its
#            address. With `--dashboard-address 127.0.0.1:0`, which sounds like more, nothing listens outside.
# Version:   distributed 2026.8.0
# Why:       an archive of news that is not published yet is analysed on such a node; whoever closed it with the two options that
#            say so has a port open to the network.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check distributed==2026.8.0 dask==2026.8.0 psutil 2>/dev/null
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import json
import subprocess
import sys
import time
from pathlib import Path

import distributed
import psutil


def started(kind, *options):
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--scheduler-file", "s.json", "--host", "127.0.0.1", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def hosts(process):
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    return sorted({c.laddr.ip for p in family for c in p.net_connections("inet") if c.status == psutil.CONN_LISTEN})


def listening(*options):
    Path("s.json").unlink(missing_ok=True)
    scheduler = started("scheduler", "--port", "0", *options)
    while not Path("s.json").exists() or not json.loads(Path("s.json").read_text() or "{}"):
        time.sleep(0.1)
    worker = started("worker", "--no-nanny", *options)
    try:
        with distributed.Client(scheduler_file="s.json", timeout=60) as client:
            client.wait_for_workers(1, timeout=60)
            return hosts(scheduler), hosts(worker)
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait()


print(f"distributed {distributed.__version__}")
without = listening("--no-dashboard")
print("--host 127.0.0.1 --no-dashboard:                    scheduler", without[0], " worker", without[1])
kept = listening("--dashboard-address", "127.0.0.1:0")
print("--host 127.0.0.1 --dashboard-address 127.0.0.1:0:   scheduler", kept[0], " worker", kept[1])
sys.exit(0 if all("0.0.0.0" in found for found in without) and all(found == ["127.0.0.1"] for found in kept) else 1)
PYTHON
