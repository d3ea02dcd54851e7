"""Gives calls of `az` to the Azure CLI itself, all in one process: a line of JSON with the words for each.

Nobody is signed in, so that a call which the argument parser accepts ends with the advice to do so.
"""

import io
import json
import socket
import sys
from contextlib import redirect_stderr, redirect_stdout
from urllib.parse import urlsplit

from azure.cli.core import get_default_cli
from azure.cli.core.cloud import get_clouds


def refuse(*_):
    raise ConnectionError("the judge asks nobody")


socket.socket.connect = refuse
cli = get_default_cli()
clouds = {urlsplit(cloud.endpoints.resource_manager).hostname: cloud for cloud in get_clouds(cli)}


def cloud_of(words):
    """The cloud that must be set for the call: `az rest` sends its token to no other."""
    hosts = [urlsplit(word).hostname for word in words if word.startswith("https://")]
    return clouds[hosts[0] if hosts else "management.azure.com"]


def judge(words):
    cli.cloud = cloud_of(words)
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(said):
        try:
            code = cli.invoke(words, out_file=said)
        except SystemExit as end:
            return f"it ends with {end.code}: {said.getvalue().strip()[:300]}"
    error = str(cli.result.error) if cli.result and cli.result.error else ""
    return None if code == 0 or "az login" in error else f"it ends with {code}: {error[:300]}"


for line in sys.stdin:
    call = json.loads(line)
    print("answer " + json.dumps({"id": call["id"], "complaint": judge(call["words"])}), flush=True)
