#!/usr/bin/env python3
"""The cluster of compose.yaml on this one machine, on loopback, from Debian's packages: etcd,
databases under Patroni, services, nginx. For tests and for looking around; not for a hall.

    deploy/cluster/one_machine.py --programs build/release/central [--folder DIR] [--databases 2]
                                  [--services 2] [--demo-data]

Says where it listens, and stays until it is told to end. Needs patroni, python3-etcd, etcd-server,
nginx-light, libnginx-mod-stream and postgresql.
"""

import argparse
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Of whatever has to come up; a first database takes some ten seconds on a slow machine.
LONGEST_WAIT_S = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def newest_postgresql() -> Path:
    """Where its programs are: Debian keeps each version in a folder of its own."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if not found:
        raise SystemExit("PostgreSQL is not installed")
    return found[-1]


def until(what: str, is_so, longest_s: float = LONGEST_WAIT_S):
    """What is_so() says as soon as it is anything but false."""
    end = time.monotonic() + longest_s
    while time.monotonic() < end:
        answer = is_so()
        if answer:
            return answer
        time.sleep(0.1)
    raise TimeoutError(what)


def replaced(file: Path, here: dict[str, str]) -> str:
    """The settings as they are delivered, with what is different on one machine."""
    text = file.read_text()
    for delivered, instead in here.items():
        if delivered not in text:
            raise ValueError(f"{file} has no {delivered}")
        text = text.replace(delivered, instead)
    return text


class Cluster:
    def __init__(self, programs: Path, folder: Path, databases: int = 2, services: int = 2):
        self.programs = programs.resolve()
        self.folder = folder
        self.processes: dict[str, subprocess.Popen] = {}
        self.database_ports = [free_port() for _ in range(databases)]
        self.patroni_ports = [free_port() for _ in range(databases)]
        self.service_ports = [free_port() for _ in range(services)]
        self.port = free_port()
        self.etcd_port = free_port()
        self.passwords = {name: secrets.token_hex(16) for name in ("yimen", "postgres", "replicator")}
        # PostgreSQL does not run as root.
        self.user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        if os.getuid() == 0:
            shutil.chown(folder, self.user)

    # -- What a client of the cluster needs

    @property
    def data(self) -> Path:
        return self.folder / "central"

    @property
    def store_url(self) -> str:
        hosts = ",".join(f"127.0.0.1:{port}" for port in self.database_ports)
        return f"postgresql://yimen@{hosts}/yimen"

    def control(self, *words: str) -> str:
        """yimen-centralctl on this cluster; what it says."""
        command = [str(self.programs / "yimen-centralctl"), words[0], "--data", str(self.data),
                   "--store", self.store_url, *words[1:]]
        return subprocess.run(command, check=True, capture_output=True, text=True,
                              env=self._environment()).stdout

    def query(self, sql: str) -> list[str]:
        """The lines that the database which may be written to gives."""
        command = ["psql", "-qAt", self.store_url + "?target_session_attrs=read-write", "-c", sql]
        return subprocess.run(command, check=True, capture_output=True, text=True,
                              env=self._environment()).stdout.split("\n")[:-1]

    def members(self) -> dict[str, dict]:
        """What Patroni says of each database, by its name."""
        for port in self.patroni_ports:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/cluster", timeout=2) as answer:
                    return {one["name"]: one for one in json.load(answer)["members"]}
            except OSError:
                continue
        return {}

    def leader(self) -> str:
        """The name of the database that is written to; empty when there is none."""
        for name, one in self.members().items():
            if one.get("role") in ("leader", "master") and one.get("state") == "running":
                return name
        return ""

    def has_synchronous_standby(self) -> bool:
        return any(one.get("role") == "sync_standby" for one in self.members().values())

    # -- Coming up and going down

    def start(self):
        self._start_etcd()
        for index in range(len(self.database_ports)):
            self.start_database(index)
        until("a database that is written to", self.leader)
        if len(self.database_ports) > 1:
            until("a second copy of what is written", self.has_synchronous_standby)
        until("the database of the service", self._has_database)
        if not self.data.exists():
            self.control("init", "--host", "localhost,127.0.0.1")
        for index in range(len(self.service_ports)):
            self.start_service(index)
        self._start_nginx()

    def start_database(self, index: int):
        name = f"database-{index + 1}"
        address = f"127.0.0.1:{self.database_ports[index]}"
        api = f"127.0.0.1:{self.patroni_ports[index]}"
        self._start(name, ["patroni", str(self._database_settings())], as_database=True, environment={
            "PATRONI_SCOPE": "yimen",
            "PATRONI_NAME": name,
            "PATRONI_ETCD3_HOSTS": f"127.0.0.1:{self.etcd_port}",
            "PATRONI_RESTAPI_LISTEN": api,
            "PATRONI_RESTAPI_CONNECT_ADDRESS": api,
            "PATRONI_POSTGRESQL_LISTEN": address,
            "PATRONI_POSTGRESQL_CONNECT_ADDRESS": address,
            "PATRONI_POSTGRESQL_DATA_DIR": str(self.folder / name / "data"),
            "PATRONI_POSTGRESQL_PGPASS": str(self.folder / name / "pgpass"),
            "PATRONI_POSTGRESQL_BIN_DIR": str(newest_postgresql()),
            "PATRONI_SUPERUSER_USERNAME": "postgres",
            "PATRONI_SUPERUSER_PASSWORD": self.passwords["postgres"],
            "PATRONI_REPLICATION_USERNAME": "replicator",
            "PATRONI_REPLICATION_PASSWORD": self.passwords["replicator"],
            "YIMEN_DATABASE_PASSWORD": self.passwords["yimen"],
        })

    def start_service(self, index: int):
        port = self.service_ports[index]
        self._start(f"central-{index + 1}", [
            str(self.programs / "yimen-central"), "--data", str(self.data), "--store",
            self.store_url, "--listen", f"127.0.0.1:{port}", "--public-url",
            f"https://localhost:{self.port}"])
        until(f"central-{index + 1}", lambda: self._listens(port))

    def lose_database(self, name: str):
        """As a machine that loses its power: nothing is finished, nobody is told."""
        pid_file = self.folder / name / "data" / "postmaster.pid"
        postmaster = int(pid_file.read_text().split()[0])
        self.lose(name)
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for pid in [postmaster, *map(int, children)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def lose(self, name: str):
        process = self.processes.pop(name)
        process.kill()
        process.wait()

    def stop(self):
        # Who came last needs those before.
        while self.processes:
            _, process = self.processes.popitem()
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def log_of(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _start(self, name: str, command: list[str], as_database: bool = False, environment=None):
        prefix = ["setpriv", "--pdeathsig", "TERM"]
        if as_database and os.getuid() == 0:
            prefix += ["--reuid", self.user, "--regid", self.user, "--init-groups"]
        place = self.folder / name
        place.mkdir(exist_ok=True)
        place.chmod(0o700)
        if as_database and os.getuid() == 0:
            shutil.chown(place, self.user)
        with open(self.log_of(name), "ab") as log:
            self.processes[name] = subprocess.Popen(
                prefix + command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=place,
                env=self._environment() | (environment or {}), start_new_session=True)

    def _start_etcd(self):
        client, peer = f"http://127.0.0.1:{self.etcd_port}", f"http://127.0.0.1:{free_port()}"
        self._start("etcd", [
            "etcd", "--name", "etcd", "--data-dir", str(self.folder / "etcd" / "data"),
            "--listen-client-urls", client, "--advertise-client-urls", client,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
            "--initial-cluster", f"etcd={peer}"], as_database=True)
        until("etcd", lambda: self._listens(self.etcd_port))

    def _database_settings(self) -> Path:
        # Copies, because the user of the databases need not see where this file lies.
        script = shutil.copy(HERE / "create_database.sh", self.folder)
        settings = self.folder / "patroni.yml"
        settings.write_text(replaced(HERE / "patroni.yml", {
            "/etc/patroni/create_database.sh": script}))
        return settings

    def _start_nginx(self):
        place = self.folder / "nginx"
        place.mkdir(exist_ok=True)
        services = "".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;\n"
                           for port in self.service_ports)
        (place / "services.conf").write_text(services)
        settings = replaced(HERE / "nginx.conf", {
            "/etc/nginx/services.conf": str(place / "services.conf"),
            "/tmp/nginx.pid": str(place / "nginx.pid"),
            "listen 8443;": f"listen 127.0.0.1:{self.port};",
            "modules/ngx_stream": "/usr/lib/nginx/modules/ngx_stream",
            "32768": "4096"})
        (place / "nginx.conf").write_text(settings)
        self._start("nginx", ["nginx", "-p", str(place), "-c", str(place / "nginx.conf")])
        until("nginx", lambda: self._listens(self.port))

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
        return kept | {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8",
                       "PGPASSWORD": self.passwords["yimen"], "PGCONNECT_TIMEOUT": "3"}

    def _has_database(self) -> bool:
        try:
            return self.query("SELECT 1") == ["1"]
        except subprocess.CalledProcessError:
            return False

    @staticmethod
    def _listens(port: int) -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", port)) == 0


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    reader.add_argument("--programs", type=Path, required=True)
    reader.add_argument("--folder", type=Path)
    reader.add_argument("--databases", type=int, default=2)
    reader.add_argument("--services", type=int, default=2)
    reader.add_argument("--demo-data", action="store_true")
    chosen = reader.parse_args()
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="yimen-cluster-"))
    folder.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(chosen.programs, folder, chosen.databases, chosen.services)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        cluster.start()
        if chosen.demo_data:
            cluster.control("demo-data")
        print(f"https://localhost:{cluster.port}   keys, logs and databases in {folder}", flush=True)
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        cluster.stop()
        if not chosen.folder:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
