"""Runs `with_rest` of emitted programs with a transport of ours: a line of JSON with a program in, one with its requests out."""

import contextlib
import io
import json
import os
import sys


def requests_of(call):
    names = {"__name__": "program"}
    exec(compile(call["program"], call["id"], "exec"), names)
    # What is there: the compute, where it is to be changed, and later what was made.
    there = {names["COMPUTE"]} if call["isThere"] else set()
    sent = []

    def send(method, url, body=None):
        if method == "GET":
            return {"properties": {"provisioningState": "Succeeded"}} if url in there else None
        sent.append({"method": method, "url": url, "body": body})
        if method == "PUT":
            there.add(url)
        else:
            there.discard(names["COMPUTE"])
        return {}

    # These ask the network, the cluster and a folder, which is another matter.
    names["send"] = send
    names["read"] = lambda file: f"<{file}>"
    names["certificate_is_saved"] = lambda: None
    names["time"].sleep = lambda seconds: None
    if "subprocess" in names:
        names["subprocess"].run = lambda *_, **__: None
    with contextlib.redirect_stdout(io.StringIO()):
        names["with_rest"]()
    return sent


for line in sys.stdin:
    call = json.loads(line)
    try:
        answer = {"requests": requests_of(call)}
    except BaseException as error:  # Whatever it is, an exit too, it is the answer.
        answer = {"error": f"{type(error).__name__}: {error}"[:600]}
    if os.path.exists("ran"):
        answer = {"error": "it ran something"}
    print("answer " + json.dumps({"id": call["id"], **answer}))
