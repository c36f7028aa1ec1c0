"""How a command ends whose report goes nowhere, or that somebody interrupts: truly, and without a trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lccluster.cli.program import lost, streams
from lccluster.files.disk import deeds
from lccluster.processes import interrupts
from running import EXAMPLES, Run

FULL = Path("/dev/full")
ACT = ("register", "rename", "LC-2021-001", "乙")
READ = ("check", str(EXAMPLES / "funan-willow"))  # ends with 1
posix = pytest.mark.skipif(not FULL.exists(), reason="a device that is always full")


@pytest.fixture
def register(tmp_path: Path, run: Run) -> Path:
    """A register of one title."""
    folder = tmp_path / "register"
    run("register", "init", "--register", folder)
    words = ("--name", "高唐县造纸", "--county", "高唐县", "--on", "2021-10-01")
    assert run("register", "recognise", *words, "--register", folder).code == 0
    return folder


def ended(command: str, *words: object, lang: str = "en") -> tuple[int, str]:
    """Run a shell line in which `lccluster` stands for the tool; give its exit code and what it said."""
    line = command.replace("lccluster", '"$0" -m lccluster "$@"')
    ran = subprocess.run(
        ["bash", "-c", line, sys.executable, *map(str, words)],
        env={**os.environ, "LCCLUSTER_LANG": lang, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return ran.returncode, ran.stderr


# --- a report that goes nowhere


@posix
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lccluster >/dev/full", "The disk that standard output goes to is full."),
        ("lccluster >&-", "Standard output is closed."),
        ("{ sleep 3; lccluster; } | true; exit ${PIPESTATUS[0]}", "Nobody reads standard output."),
        ("lccluster >/dev/full 2>&1", ""),
        ("lccluster >&- 2>&-", ""),
    ],
)
@pytest.mark.parametrize("words", [READ, ("--version",)], ids=["check", "version"])
def test_a_report_that_cannot_be_written_is_2_and_one_sentence(
    line: str, said: str, words: tuple[str, ...]
) -> None:
    code, err = ended(line.replace("sleep 3", "sleep 0.2"), *words)
    assert code == 2
    assert err == (f"{said} The report could not be written.\n" if said else "")


@posix
def test_an_act_whose_report_is_lost_stands_and_is_named(register: Path) -> None:
    code, err = ended("lccluster >/dev/full", *ACT, "--register", register)
    assert code == 2
    assert "name: 乙" in (register / "clusters/高唐县/LC-2021-001.yaml").read_text("utf-8")
    assert "standing: " in err
    assert "LC-2021-001.yaml" in err
    assert "Nothing was changed" not in err


@posix
def test_nothing_is_recorded_where_no_report_can_be_written(register: Path) -> None:
    code, err = ended("lccluster >&-", *ACT, "--register", register)
    assert (code, "standing" in err) == (2, False)
    assert "乙" not in (register / "clusters/高唐县/LC-2021-001.yaml").read_text("utf-8")


@posix
def test_messages_that_go_nowhere_change_no_exit_code(register: Path) -> None:
    assert ended("lccluster 2>/dev/full", "check", "nowhere.yaml")[0] == 2
    assert ended("lccluster 2>&-", *READ)[0] == 1
    assert ended("lccluster 2>&-", *ACT, "--register", register)[0] == 0


@posix
def test_no_file_gets_the_number_of_a_closed_stream(register: Path, tmp_path: Path) -> None:
    code, _ = ended("lccluster 2>&-", "schema", "rules", "-o", tmp_path / "x.json")
    assert code == 0
    assert (tmp_path / "x.json").read_text("utf-8").startswith("{")


def test_a_bug_after_an_act_does_not_claim_that_nothing_was_changed(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(streams, "show", bug)
    ran = run(*ACT, "--register", register)
    assert ran.code == 70
    assert "standing: " in ran.err
    assert "Nothing was changed" not in ran.err


def test_many_files_that_stand_are_counted_in_one_sentence(voice: None) -> None:
    from lccluster.catalogs import speak

    speak("en")
    deeds.begin()
    assert str(deeds.standing()) == "Nothing was changed."
    for number in (1, 2, 3, 3, 4, 5):
        deeds.stands(Path(f"{number}.yaml"))
    assert str(deeds.standing()).endswith("standing: 1.yaml, 2.yaml, 3.yaml and 2 more.")
    deeds.begin()


@pytest.mark.skipif(not hasattr(os, "eventfd"), reason="a file that refuses as Windows does")
def test_a_reader_that_leaves_early_on_windows_is_known_as_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lost, "WINDOWS", True)
    with streams._Report(os.eventfd(0), "wb") as report:
        with pytest.raises(streams.ReportLost, match="Nobody reads"):
            report.write(b"x")
        report.told = 1
        with pytest.raises(streams.ReaderGone):
            report.write(b"x")


# --- Ctrl-C


class Left(BaseException):
    """The process would have ended here."""


@pytest.fixture
def leaves(monkeypatch: pytest.MonkeyPatch, voice: None) -> Iterator[None]:
    """Answer Ctrl-C in this process; ending it at once raises Left."""

    def leave(code: int) -> None:
        raise Left(code)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(os, "_exit", leave)
    interrupts.answer_interrupts()
    yield
    interrupts.answer_interrupts()  # nobody has asked any more


def press() -> None:
    """Press Ctrl-C."""
    signal.raise_signal(signal.SIGINT)


def test_ctrl_c_ends_at_once_where_nothing_has_to_be_put_in_order(leaves: None) -> None:
    with pytest.raises(Left, match="130"):
        press()


def test_ctrl_c_puts_in_order_what_was_begun_and_a_second_one_does_not_disturb(
    leaves: None,
) -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts.unwound():
        try:
            press()
        finally:
            press()
            done.append("in order")
    assert (done, interrupts.asked()) == (["in order"], True)


def test_ctrl_c_waits_for_what_must_not_be_broken(leaves: None) -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts.unbroken():
        with interrupts.unbroken():
            press()
            done.append("inner")
        done.append("outer")
    assert done == ["inner", "outer"]


def test_an_interrupt_that_python_cannot_raise_leaves_no_trace_and_the_next_one_counts(
    leaves: None, capfd: pytest.CaptureFixture[str]
) -> None:
    class Falling:
        def __del__(self) -> None:
            press()

    with pytest.raises(KeyboardInterrupt), interrupts.unwound():
        Falling()
        assert interrupts.asked()
        press()
    assert capfd.readouterr().err == ""


def test_other_failures_that_python_cannot_raise_are_shown_as_ever(
    leaves: None, capfd: pytest.CaptureFixture[str]
) -> None:
    class Falling:
        def __del__(self) -> None:
            raise ValueError("odd")

    Falling()
    assert "ValueError: odd" in capfd.readouterr().err


def test_a_process_that_ignores_ctrl_c_goes_on_ignoring_it(voice: None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    interrupts.answer_interrupts()
    press()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_a_process_of_the_pool_leaves_ctrl_c_to_its_parent(
    leaves: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getpid", lambda: -1)
    press()
    assert not interrupts.asked()


def test_an_interrupted_act_is_whole_or_not_there(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as pressing:
        pressing.setattr(streams, "show", pressed)
        ran = run(*ACT, "--register", register)
    assert (ran.code, ran.out) == (130, "")
    assert "standing: " in ran.err
    assert run("register", "check", "--register", register).code == 0


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("module", ["lccluster.language", "typer", "pydantic", "yaml"])
def test_ctrl_c_while_modules_load_leaves_no_trace(module: str) -> None:
    program = (
        "import os, signal, sys\n"
        "class Pressed:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.meta_path.insert(0, Pressed())\n"
        "from lccluster.cli.main import main\n"
        "main(['check', sys.argv[1]])\n"
    )
    words = [sys.executable, "-c", program, str(EXAMPLES)]
    ran = subprocess.run(words, capture_output=True, check=False, timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")


def test_a_memory_that_does_not_suffice_is_no_mistake_of_ours(
    register: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(streams, "show", too_much)
    ran = run(*ACT, "--register", register)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("The memory of this computer does not suffice. Look for a file")
    assert "standing: " in ran.err
