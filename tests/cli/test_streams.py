"""Real processes: pipes in GBK, a terminal, closed pipes, Ctrl-C, completion, and bugs."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from offices import the_ten
from running import EXAMPLES, Run
from shares import share

LCCLUSTER = (sys.executable, "-m", "lccluster")
FORM = "complete/application.yaml"
posix = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")


def _environment(**more: str) -> dict[str, str]:
    dropped = ("NO_COLOR", "LCCLUSTER_RULES", "PYTHONIOENCODING", "PYTHONUTF8", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "LCCLUSTER_LANG": "zh", "PYTHONIOENCODING": "utf-8", **more}


def _process(*arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*LCCLUSTER, *arguments],
        cwd=EXAMPLES,
        env=_environment(**more),
        capture_output=True,
        check=False,
        timeout=60,
    )


# A pipe on a Chinese Windows is GBK


@pytest.mark.parametrize("form", ["text", "brief"])
def test_text_reaches_a_gbk_pipe(form: str) -> None:
    extra = ("--brief",) if form == "brief" else ()
    ran = _process("check", "complete", *extra, PYTHONIOENCODING="gbk")
    said = ran.stdout.decode("gbk")
    assert ran.returncode == 3
    assert ran.stderr == b""
    assert "○ 待认定  高唐县某某镇家具配件特色产业集群" in said
    assert "?" not in said


def test_json_to_a_gbk_pipe_is_escaped_and_whole() -> None:
    ran = _process("check", "complete", "--format", "json", PYTHONIOENCODING="gbk")
    (made,) = json.loads(ran.stdout.decode("ascii"))["assessments"]
    assert made["cluster"] == "高唐县某某镇家具配件特色产业集群"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_lines_of_json_are_whole_in_every_encoding_of_a_pipe(encoding: str) -> None:
    ran = _process("check", "complete", "--format", "jsonl", PYTHONIOENCODING=encoding)
    [line] = ran.stdout.decode(encoding).splitlines()
    assert line.isascii() == (encoding != "utf-8")
    assert json.loads(line)["county"] == "高唐县"


def test_csv_to_a_gbk_pipe_is_the_same_utf_8_file() -> None:
    ran = _process("check", "complete", "--format", "csv", PYTHONIOENCODING="gbk")
    assert ran.stdout == _process("check", "complete", "--format", "csv").stdout
    _, row = csv.reader(io.StringIO(ran.stdout.decode("utf-8-sig")))
    assert row[1] == "高唐县某某镇家具配件特色产业集群"


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_a_character_that_the_pipe_lacks_stops_nothing(
    encoding: str, run: Run, tmp_path: Path
) -> None:
    form = tmp_path / "form.yaml"
    form.write_text("filled_on: 2025-03-01\ncluster: {name: ✓ 甲 • 5㎢ 😀}\n", encoding="utf-8")
    ran = run("check", form, lang="zh", encoding=encoding)
    assert ran.code == 4
    assert "5km2" in ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_errors_reach_a_gbk_pipe(lang: str) -> None:
    ran = _process("check", "mistakes", PYTHONIOENCODING="gbk", LCCLUSTER_LANG=lang)
    assert ran.returncode == 2
    assert len(ran.stderr.decode("gbk").splitlines()) == 16


# A terminal


def _terminal(columns: int) -> tuple[int, int]:
    """Open a terminal: the end that is read, and the end that a process writes to."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    return ours, theirs


def _on_a_terminal(*arguments: str, columns: int = 100, **more: str) -> str:
    ours, theirs = _terminal(columns)
    process = subprocess.Popen(
        [*LCCLUSTER, *arguments],
        cwd=EXAMPLES,
        env=_environment(TERM="xterm-256color", **more),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    said = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    process.wait(timeout=60)
    return said.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end has gone
        return b""


def _without_colours(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


@posix
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_screen_of_a_terminal_is_the_one_that_was_reviewed(
    lang: str, snapshot: SnapshotAssertion
) -> None:
    said = _without_colours(_on_a_terminal("check", "waiver", LCCLUSTER_LANG=lang))
    assert "\n".join(line.rstrip() for line in said.splitlines()) == snapshot


@posix
@pytest.mark.parametrize("columns", [60, 80, 140])
def test_a_terminal_of_any_width_cuts_no_character_off(columns: int, run: Run) -> None:
    from lccluster.render.signs import width

    said = _without_colours(_on_a_terminal("check", "form-labels", columns=columns))
    piped = run("check", EXAMPLES / "form-labels", lang="zh").out
    lacking = set(re.findall(r"[\u4e00-\u9fff]", piped)) - set(said)
    assert lacking == set()
    assert "…" not in said
    assert max(map(width, said.splitlines())) <= columns


@posix
def test_a_terminal_shows_colours_and_the_words_carry_the_meaning() -> None:
    said = _on_a_terminal("check", FORM)
    assert "\x1b[" in said
    assert "○ 待认定" in _without_colours(said)


@posix
@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(("--no-color", "check", FORM), {}), (("check", FORM), {"NO_COLOR": "1"})],
)
def test_no_colour_reaches_the_terminal_when_none_is_wanted(
    arguments: Sequence[str], environment: dict[str, str]
) -> None:
    said = _on_a_terminal(*arguments, **environment)
    assert re.findall(r"\x1b\[[0-9;]*[34]\dm", said) == []
    assert "○ 待认定" in _without_colours(said)


# Followed from the first file on, as if each took long
FOLLOWED = (
    sys.executable,
    "-c",
    "from lccluster.cli import main; from lccluster.cli.program import progress;"
    " progress.PATIENCE = progress.PAUSE = 0; main.main()",
)
SHAPES = ("text", "--brief", "json", "jsonl", "csv")


def _shaped(shape: str) -> list[str]:
    return [shape] if shape == "--brief" else ["--format", shape]


@pytest.fixture
def today(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run in this process on the very day that a process of its own sees."""
    monkeypatch.setattr("lccluster.cli.check.date", date)
    return run


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(22):
        shutil.copy(EXAMPLES / "form-labels" / "application.yaml", folder / f"{number:02}.yaml")
    (folder / "22.yaml").write_text("cluster: [\n", encoding="utf-8")
    return folder


@posix
@pytest.mark.parametrize(
    ("shape", "into"),
    share([*((shape, "pipe") for shape in SHAPES), ("json", "file"), ("text", "file")], 3),
)
def test_every_format_is_whole_beside_a_terminal(
    shape: str, into: str, many: Path, today: Run
) -> None:
    command = ["check", str(many), "--on", "2025-06-01", *_shaped(shape)]
    ours, theirs = _terminal(100)
    out = many.with_name("report")
    with out.open("wb") as file:
        process = subprocess.Popen(
            [*FOLLOWED, *command],
            env=_environment(TERM="xterm-256color"),
            stdin=theirs,
            stdout=file if into == "file" else subprocess.PIPE,
            stderr=theirs,
        )
    os.close(theirs)
    piped = process.stdout.read() if process.stdout else b""
    told = b"".join(iter(lambda: _read(ours), b"")).decode()
    os.close(ours)
    if process.stdout:
        process.stdout.close()
    assert process.wait(timeout=60) == 2
    assert (piped or out.read_bytes()) == today(*command, lang="zh").raw
    assert "23/23" in told
    assert re.search(r"\r +\r", told)  # and it is taken away again
    assert ("22.yaml:2:1：" in told) == (shape != "jsonl")


@posix
@pytest.mark.parametrize("shape", ["text", "json", "csv"])
def test_every_format_is_whole_on_a_terminal(shape: str, many: Path, today: Run) -> None:
    command = ["check", str(many), "--on", "2025-06-01", *_shaped(shape)]
    said = _on_a_terminal("--no-color", *command, columns=400)
    piped = today(*command, lang="zh").out
    assert re.sub(r"\s", "", _without_colours(said)) == re.sub(r"\s", "", piped)


@posix
def test_what_looks_like_markup_in_a_form_is_text(tmp_path: Path) -> None:
    form = tmp_path / "form.yaml"
    form.write_text(
        "filled_on: 2025-03-01\ncluster: {name: '[red]甲[/red] [a-z] :smile: C:\\'}\n",
        encoding="utf-8",
    )
    said = _without_colours(_on_a_terminal("check", str(form), "--brief"))
    assert "[red]甲[/red] [a-z] :smile: C:\\" in said


@posix
def test_no_escape_character_of_a_name_reaches_the_terminal(tmp_path: Path) -> None:
    form = tmp_path / "form\x1b]0;title\x07\x1b[2J\u202e.yaml"
    form.write_text("filled_on: 2025-03-01\ncluster: {name: 甲}\n", encoding="utf-8")
    said = _on_a_terminal("--no-color", "check", str(form), "--brief")
    assert "甲" in said
    assert not {"\x07", "\u202e"} & set(said)
    assert "\x1b]" not in said
    assert "\x1b[2J" not in said


FORGED = "甲\n√ 符合条件  乙  [b.yaml]\r\x1b[2J\u2028丙\u202e\x85丁"


@posix
@pytest.mark.parametrize("shape", SHAPES)
def test_no_name_of_a_file_forges_a_line(shape: str, tmp_path: Path, run: Run) -> None:
    lines = []
    for name in ("form.yaml", "form\n√ 符合条件 乙\x1b[2J\u2028丙\u202e\x85丁.yaml"):
        form = tmp_path / str(len(lines)) / name
        form.parent.mkdir()
        form.write_text("filled_on: 2025-03-01\ncluster: {name: 甲}\n", "utf-8")
        ran = run("check", form.parent, *_shaped(shape), lang="zh")
        assert ran.code == 4
        lines.append(ran.out.splitlines())
        assert not {"\x1b", "\u202e", "\x85", "\u2028"} & set(ran.out)
    assert len(lines[0]) == len(lines[1])
    assert [line for line in lines[1] if line.startswith("√ 符合条件")] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_no_name_of_a_cluster_forges_a_line(shape: str, tmp_path: Path, run: Run) -> None:
    form = tmp_path / "form.yaml"
    form.write_text(f"cluster: {{name: {json.dumps(FORGED)}}}\n", "utf-8")
    ran = run("check", form, *_shaped(shape), lang="zh")
    said = ran.out + ran.err
    assert (ran.code, len(ran.err.splitlines()) < 2) == (2, True)
    assert not {"\x1b", "\u202e", "\x85", "\u2028"} & set(said)
    assert [line for line in said.splitlines() if line.startswith("√ 符合条件")] == []


@posix
def test_no_name_of_a_file_forges_an_error(tmp_path: Path, run: Run) -> None:
    form = tmp_path / "a\nb.yaml:1:1: 甲\x1b[2J\u202e.yaml"
    form.write_text("cluster: [\n", encoding="utf-8")
    ran = run("check", tmp_path, lang="zh")
    assert len(ran.err.splitlines()) == 1
    assert not {"\x1b", "\u202e"} & set(ran.err)


def test_a_pipe_gets_no_colours() -> None:
    assert b"\x1b" not in _process("check", FORM, TERM="xterm-256color").stdout


# Ends


DUE = ("register", "due", "--as-of", "2026-03-01", "--register", "register")
LONG = [("check", "forms", *_shaped(shape)) for shape in SHAPES] + [
    (*DUE, "--format", shape) for shape in ("text", "json", "csv")
]


@posix
@pytest.mark.parametrize("words", share(LONG, 3), ids=" ".join)
def test_a_reader_that_leaves_early_ends_it_as_a_shell_expects_and_gets_no_trace(
    words: Sequence[str], tmp_path: Path
) -> None:
    if words[0] == "check":
        (tmp_path / "forms").mkdir()
        for number in range(80):
            shutil.copy(EXAMPLES / "waiver" / "application.yaml", tmp_path / f"forms/{number}.yaml")
    else:
        for name, data in the_ten().items():
            (tmp_path / "register" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "register" / name).write_bytes(data)
    process = subprocess.Popen(
        [*LCCLUSTER, *words],
        cwd=tmp_path,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        pipesize=4096,  # less than any of these reports
    )
    assert process.stdout and process.stderr
    first = process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 141
    assert (first != b"", said) == (True, b"")


@posix
def test_ctrl_c_in_a_batch_on_every_core_leaves_with_130_no_trace_and_no_process(
    tmp_path: Path,
) -> None:
    for number in range(500):
        shutil.copy(EXAMPLES / FORM, tmp_path / f"{number}.yaml")
    process = subprocess.Popen(
        [*LCCLUSTER, "check", str(tmp_path), "--brief", "--format", "jsonl"],
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - where it was ignored
    )
    assert process.stdout is not None
    process.stdout.readline()  # now the others work, too
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process hears it
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_an_interrupt_anywhere_gives_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lccluster.usecases.check.applications.read_meant", interrupted)
    ran = run("check", EXAMPLES / FORM)
    assert (ran.code, ran.out, ran.err) == (130, "", "")


# Bugs


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("lccluster.usecases.check.applications.assessed", bug)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bug_prints_one_sentence_and_no_trace(lang: str, broken: None, run: Run) -> None:
    ran = run("check", EXAMPLES / FORM, lang=lang)
    assert ran.code == 70
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "LCCLUSTER_DEBUG=1" in ran.err


def test_a_bug_shows_its_trace_to_those_who_ask(
    broken: None, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LCCLUSTER_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("check", EXAMPLES / FORM)


# Quiet, and completion


def test_quiet_leaves_hints_away_but_no_error(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--quiet", "new").err == ""
    assert run("--quiet", "new").err != ""
    assert run("check", "application.yaml", "--quiet").err == ""


@pytest.mark.parametrize(
    ("shell", "typed", "offered"),
    [
        ("complete_bash", ("lccluster ch", "1"), "check"),
        ("complete_bash", ("lccluster check --fo", "2"), "--format"),
        ("complete_bash", ("lccluster rules sh", "2"), "show"),
    ],
)
def test_completion_answers_the_shell(shell: str, typed: tuple[str, str], offered: str) -> None:
    ran = _process(
        _LCCLUSTER_COMPLETE=shell,
        COMP_WORDS=typed[0],
        COMP_CWORD=typed[1],
        _TYPER_COMPLETE_ARGS=typed[0],
    )
    assert offered in ran.stdout.decode().split()
    assert ran.stderr == b""


@pytest.mark.parametrize("word", ["source_bash", "source_zsh", "source_fish"])
def test_the_script_for_completion_is_printed(word: str) -> None:
    ran = _process(_LCCLUSTER_COMPLETE=word)
    assert b"_LCCLUSTER_COMPLETE" in ran.stdout


# A locale of ASCII names no Chinese file: a material would be called absent, a verdict be another one


@posix
def test_where_the_system_cannot_name_a_chinese_file_nothing_is_worked_out() -> None:
    narrow = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = _process("check", "complete", **narrow)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"Set LC_ALL=C.UTF-8 PYTHONUTF8=1 there" in ran.stderr
    assert _process("check", "complete", LC_ALL="C").returncode == 3
