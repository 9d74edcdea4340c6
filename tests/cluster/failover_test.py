#!/usr/bin/env python3
"""Terminals have papers made while a database and a service are lost: every serial that was told
is there afterwards, once, and none is left out.

    tests/cluster/failover_test.py FOLDER-OF-THE-PROGRAMS
"""

import http.client
import json
import secrets
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "deploy" / "cluster"))
from one_machine import Cluster, until  # noqa: E402

TERMINALS = 4
ENOUGH = 12  # Papers in each part of the test.
# Patroni lets the lease of a lost database run out (20 s), then chooses; the rest is for a slow machine.
LONGEST_SILENCE_S = 120


class Terminal:
    """Speaks as a kiosk does: with its certificate, and the same request again until it is answered."""

    def __init__(self, cluster: Cluster, folder: Path, index: int):
        self.cluster = cluster
        self.key = folder / f"terminal-{index}.key"
        self.certificate = folder / f"terminal-{index}.pem"
        self.connection = None
        self._enrol(folder / f"terminal-{index}.csr")

    def _context(self, is_known: bool) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=str(self.cluster.data / "authority.pem"))
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        if is_known:
            context.load_cert_chain(self.certificate, self.key)
        return context

    def _connect(self, is_known: bool = True) -> http.client.HTTPSConnection:
        return http.client.HTTPSConnection("localhost", self.cluster.port, timeout=10,
                                           context=self._context(is_known))

    def _enrol(self, request: Path):
        subprocess.run(["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:P-256", "-nodes", "-keyout", self.key, "-out", request,
                        "-subj", "/CN=new"], check=True, capture_output=True)
        code = json.loads(self.cluster.control("enrolment-code", "--model", "test", "--json"))["code"]
        connection = self._connect(is_known=False)
        connection.request("POST", "/v1/enrolments", json.dumps(
            {"code": code, "csr_pem": request.read_text(), "model": "test"}),
            {"Content-Type": "application/json"})
        answer = connection.getresponse()
        body = json.loads(answer.read())
        assert answer.status == 201, body
        self.certificate.write_text(body["certificate_pem"])

    def ask(self, method: str, path: str, body: dict | None = None) -> dict:
        """The answer of whoever gives one; what is refused is a mistake of this test."""
        text = None if body is None else json.dumps(body)
        end = time.monotonic() + LONGEST_SILENCE_S
        while time.monotonic() < end:
            try:
                self.connection = self.connection or self._connect()
                self.connection.request(method, path, text, {"Content-Type": "application/json"})
                answer = self.connection.getresponse()
                told = json.loads(answer.read())
                if answer.status < 400:
                    return told
                if answer.status < 500 and answer.status != 429:
                    raise AssertionError(f"{path}: {told}")
            except (OSError, http.client.HTTPException, ValueError):
                pass
            if self.connection:
                self.connection.close()
            self.connection = None
            time.sleep(0.2)
        raise TimeoutError(f"no answer to {path} for {LONGEST_SILENCE_S} s")

    def have_paper_made(self, person: dict) -> tuple[str, str]:
        """The key of the paper, and the serial that it was given."""
        card = {name: person[name] for name in ("kind", "name", "number", "valid_to")}
        session = self.ask("POST", "/v1/sessions", card | {
            "secure_module": "05.03-20260101-0001234567-0987654321",
            "visit": secrets.token_hex(16)})["session"]
        papers = self.ask("GET", f"/v1/sessions/{session}/certificates")["certificates"]
        key = secrets.token_hex(16)
        issue = self.ask("POST", f"/v1/sessions/{session}/issues",
                         {"certificate": papers[0]["id"], "key": key})
        return key, issue["serial"]


class Load:
    """Terminals at work, each on a thread of its own, until they are told to stop."""

    def __init__(self, terminals: list[Terminal], person: dict):
        self.made: list[tuple[float, str, str]] = []
        self.failed: list[BaseException] = []
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._work, args=(terminal, person))
                         for terminal in terminals]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def until_more(self, count: int):
        before = self.count()
        until(f"{count} papers", lambda: self.failed or self.count() >= before + count,
              LONGEST_SILENCE_S * 2)
        assert not self.failed, self.failed

    def count(self) -> int:
        with self._lock:
            return len(self.made)

    def longest_silence(self) -> float:
        times = sorted(at for at, _, _ in self.made)
        return max(later - earlier for earlier, later in zip(times, times[1:]))

    def _work(self, terminal: Terminal, person: dict):
        try:
            while not self._stop.is_set():
                key, serial = terminal.have_paper_made(person)
                with self._lock:
                    self.made.append((time.monotonic(), key, serial))
        except BaseException as error:  # noqa: BLE001 - told by the thread that waits.
            self.failed.append(error)


def check_ledger(cluster: Cluster, load: Load):
    kept = dict(line.split("|") for line in cluster.query("SELECT key, serial FROM issues"))
    lost = [serial for _, key, serial in load.made if kept.get(key) != serial]
    assert not lost, f"told, but not kept: {lost}"
    serials = sorted(kept.values())
    numbers = sorted(int(serial.split("-")[2]) for serial in serials)
    assert numbers == list(range(1, len(numbers) + 1)), f"not one after the other: {serials}"
    assert len({serial for _, _, serial in load.made}) == len(load.made), "a serial was told twice"


def play(cluster: Cluster, folder: Path):
    people = json.loads(cluster.control("demo-data", "--json"))
    cards = people["people"] if isinstance(people, dict) else people
    person = next(card for card in cards if card["person"] == "three_certificates")
    terminals = [Terminal(cluster, folder, index) for index in range(TERMINALS)]
    with Load(terminals, person) as load:
        load.until_more(ENOUGH)
        lost = cluster.leader()
        print(f"{load.count()} papers; {lost} loses its power", flush=True)
        cluster.lose_database(lost)
        load.until_more(ENOUGH)
        print(f"{load.count()} papers, the longest pause was {load.longest_silence():.1f} s; "
              f"{cluster.leader()} is written to; central-1 is killed", flush=True)
        cluster.lose("central-1")
        load.until_more(ENOUGH)
        print(f"{load.count()} papers; {lost} comes back", flush=True)
        cluster.start_database(int(lost.rsplit("-", 1)[1]) - 1)
        until("the lost database follows again", cluster.has_synchronous_standby)
        load.until_more(ENOUGH)
    check_ledger(cluster, load)
    print(f"{load.count()} papers told, each kept once and none left out", flush=True)


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="yimen-cluster-"))
    cluster = Cluster(Path(sys.argv[1]), folder)
    try:
        cluster.start()
        play(cluster, folder)
    except BaseException:
        for log in sorted(folder.glob("*.log")):
            print(f"--- {log.name}", *log.read_text(errors="replace").splitlines()[-15:], sep="\n")
        raise
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
