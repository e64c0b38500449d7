"""Whether the addresses of a chronicle still answer: asked seldom, slowly, and remembered."""

from __future__ import annotations

import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from chronicle import __version__
from chronicle.desk.edits import replace_file
from chronicle.model import Chronicle, Picture, Source, blank_code, is_safe_address
from chronicle.problems import Spot

_IN_TEXT = re.compile(r"\]\((?P<link>https?://[^\s)<>]+)\)|<(?P<bare>https?://[^\s<>]+)>")
_AGENT = f"chronicle-links/{__version__}"
_DAY = 86_400.0
# Some servers refuse to be asked for the head alone.
_ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 501})
_TRANSIENT = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Manners:
    """How addresses are asked. Seconds and days; `pause` lies between two questions to one host."""

    pause: float = 1.0
    timeout: float = 20.0
    retries: int = 2
    good_for: float = 7.0  # days that an answer is remembered; a refusal is always asked again
    hosts_at_once: int = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: an HTTP status or a fault, when, and where it leads for good."""

    status: int = 0
    fault: str = ""
    moved_to: str = ""
    asked: float = 0.0  # seconds since 1970, UTC

    @property
    def is_alive(self) -> bool:
        """Whether there is a page. A page that asks for a name or money is one."""
        return 200 <= self.status < 400 or self.status in (401, 402, 403, 429)


@dataclass(slots=True)
class Asker:
    """Asks addresses, each host in its turn and several hosts at once, and keeps the answers in a file."""

    memory: Path
    manners: Manners = field(default_factory=Manners)

    def ask(
        self, addresses: Iterable[str], on_answer: Callable[[str], None] = lambda _: None
    ) -> Mapping[str, Answer]:
        """The answer of each address. Nothing is raised: a fault is an answer."""
        wanted, known = list(dict.fromkeys(addresses)), self._recall()
        answers = {address: known[address] for address in wanted if self._holds(known.get(address))}
        hosts: dict[str, list[str]] = defaultdict(list)
        for address in wanted:
            if address in answers:
                on_answer(address)
            else:
                hosts[urlsplit(address).netloc].append(address)
        lock = threading.Lock()

        def ask_host(of_host: list[str]) -> None:
            for number, address in enumerate(of_host):
                if number:
                    time.sleep(self.manners.pause)
                answer = self._ask_one(session, address)
                with lock:
                    answers[address] = answer
                    on_answer(address)

        with self._open_session() as session, ThreadPoolExecutor(self.manners.hosts_at_once) as pool:
            list(pool.map(ask_host, hosts.values()))
        self._remember(known | answers)
        return {address: answers[address] for address in wanted}

    def _open_session(self) -> requests.Session:
        session = requests.Session()
        session.headers["User-Agent"] = _AGENT
        retry = Retry(
            total=self.manners.retries,
            backoff_factor=self.manners.pause,
            backoff_max=30,
            status_forcelist=_TRANSIENT,
            allowed_methods=("HEAD", "GET"),
            raise_on_status=False,
        )
        session.mount("http://", HTTPAdapter(max_retries=retry))
        session.mount("https://", HTTPAdapter(max_retries=retry))
        return session

    def _ask_one(self, session: requests.Session, address: str) -> Answer:
        timeout = self.manners.timeout
        try:
            answer = session.head(address, timeout=timeout, allow_redirects=True)
            if answer.status_code in _ASK_AGAIN:
                time.sleep(self.manners.pause)
                with session.get(address, timeout=timeout, allow_redirects=True, stream=True) as answer:
                    pass  # of the page itself nothing is read
        except requests.RequestException as fault:
            return Answer(fault=explain_fault(fault), asked=time.time())
        except (ValueError, UnicodeError) as fault:  # an address that no host can have
            return Answer(fault=str(fault), asked=time.time())
        is_for_good = answer.history and all(step.is_permanent_redirect for step in answer.history)
        return Answer(answer.status_code, "", answer.url if is_for_good else "", time.time())

    def _holds(self, answer: Answer | None) -> bool:
        age = time.time() - answer.asked if answer else 0
        return answer is not None and answer.is_alive and 0 <= age < self.manners.good_for * _DAY

    def _recall(self) -> dict[str, Answer]:
        """The answers of earlier times; none where the file is not there or is broken."""
        try:
            kept = json.loads(self.memory.read_text(encoding="utf-8"))
            return {address: Answer(**answer) for address, answer in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _remember(self, answers: Mapping[str, Answer]) -> None:
        self.memory.parent.mkdir(parents=True, exist_ok=True)
        self.memory.touch()
        kept = {address: asdict(answer) for address, answer in sorted(answers.items())}
        replace_file(self.memory, json.dumps(kept, ensure_ascii=False, indent=1))


def explain_fault(fault: requests.RequestException) -> str:
    """A fault of asking in a few words: the library's own run over lines."""
    match fault:
        case requests.exceptions.SSLError():
            return "its certificate is not valid"
        case requests.exceptions.Timeout():
            return "no answer in time"
        case requests.exceptions.TooManyRedirects():
            return "it leads in a circle"
        case requests.exceptions.RetryError():
            return "it answers with faults"
        case requests.exceptions.ConnectionError():
            reason = getattr(fault.args[0] if fault.args else None, "reason", None)
            is_late = isinstance(reason, urllib3.exceptions.TimeoutError)
            return "no answer in time" if is_late else "no such host, or it does not answer"
    return str(fault).partition("\n")[0][:100]


def list_addresses(chronicle: Chronicle) -> Iterator[tuple[str, Spot]]:
    """Every address that a reader can follow, with where it stands."""
    for record in chronicle:
        if isinstance(record, Source):
            yield from (
                (a, record.origin.spot(n)) for n, a in (("url", record.url), ("archive", record.archive)) if a
            )
        if isinstance(record, Picture):
            yield record.licence.url, record.origin.spot("licence", "url")
        for text in record.texts.values():
            for match in _IN_TEXT.finditer(blank_code(text.body)):
                address = match["link"] or match["bare"]
                if is_safe_address(address):
                    yield (
                        address,
                        text.origin.text_spot(text.body, match.start(match.lastgroup or 0), len(address)),
                    )
