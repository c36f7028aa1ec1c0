"""The YAML language server that editors use, spoken to over its standard streams."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMED_BY = "LCCLUSTER_YAML_LANGUAGE_SERVER"
SETTINGS = {"yaml": {"validate": True, "schemaStore": {"enable": False}}}


def command() -> list[str] | None:
    """Give the command that starts the server, None where node or the server is not at hand."""
    named = os.environ.get(NAMED_BY) or shutil.which("yaml-language-server")
    node = shutil.which("node")
    return [node, str(Path(named).resolve()), "--stdio"] if named and node else None


class LanguageServer:
    """Messages to a server and back, as the protocol frames them."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._diagnostics: dict[str, list[str]] = {}

    def begin(self, root: Path) -> None:
        """Shake hands."""
        self._send(id=1, method="initialize", params={"processId": None, "rootUri": root.as_uri(), "capabilities": {}})  # fmt: skip
        while "result" not in (message := self._read()) or message.get("id") != 1:
            self._answer(message)
        self._send(method="initialized", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": SETTINGS})

    def complaints(self, files: list[Path]) -> Mapping[str, list[str]]:
        """Open files and wait until the server has said of each what is wrong with it."""
        wanted = {file.as_uri(): file.name for file in files}
        for uri, file in zip(wanted, files, strict=True):
            document = {
                "uri": uri,
                "languageId": "yaml",
                "version": 1,
                "text": file.read_text("utf-8"),
            }
            self._send(method="textDocument/didOpen", params={"textDocument": document})
        said: dict[str, list[str]] = {}
        while len(said) < len(wanted):
            message = self._read()
            self._answer(message)
            params = message.get("params")
            if (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] in wanted
            ):
                said[wanted[params["uri"]]] = [each["message"] for each in params["diagnostics"]]
        return said

    def _answer(self, message: Mapping[str, Any]) -> None:
        """Answer what a server asks of an editor."""
        if "method" in message and "id" in message:
            items = (message.get("params") or {}).get("items", [])
            self._send(
                id=message["id"], result=[SETTINGS.get(each.get("section")) for each in items]
            )

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _read(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(stream.read(length))
        return message


@contextmanager
def language_server(words: list[str], root: Path) -> Iterator[LanguageServer]:
    """Start a server, and end it."""
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, stderr=subprocess.DEVNULL, **pipes) as process:
        try:
            server = LanguageServer(process)
            server.begin(root)
            yield server
        finally:
            process.kill()
