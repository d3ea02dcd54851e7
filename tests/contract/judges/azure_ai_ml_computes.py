"""Attaches, shows, lists and detaches computes of the type Kubernetes with azure-ai-ml, at any endpoint.

A question a line: {"id", "endpoint", "token", "workspace": {...}, "name", "resourceId"}; the certificate authority stands in
REQUESTS_CA_BUNDLE. An answer a line.
"""

import json
import sys
import time

from azure.ai.ml import MLClient
from azure.ai.ml._azure_environments import EndpointURLS
from azure.ai.ml.entities import KubernetesCompute
from azure.core.credentials import AccessToken
from azure.core.exceptions import HttpResponseError


class StubCredential:
    def __init__(self, token):
        self.token = token

    def get_token(self, *scopes, **_):
        return AccessToken(self.token, int(time.time()) + 3600)


def client(question):
    endpoint = question["endpoint"]
    workspace = question["workspace"]
    hosts = [host for name, host in vars(EndpointURLS).items() if name.isupper()]
    return MLClient(
        StubCredential(question["token"]),
        workspace["subscriptionId"],
        workspace["resourceGroup"],
        workspace["name"],
        cloud="StandIn",
        cloud_metadata={host: endpoint for host in hosts},
        enable_telemetry=False,
    )


def attached(compute):
    return {"name": compute.name, "type": compute.type, "resourceId": compute.resource_id, "state": compute.provisioning_state}


def answer(question):
    computes = client(question).compute
    compute = KubernetesCompute(name=question["name"], resource_id=question["resourceId"], namespace="azureml")
    made = attached(computes.begin_attach(compute).result())
    shown = attached(computes.get(question["name"]))
    listed = [item.name for item in computes.list()]
    computes.begin_delete(question["name"], action="Detach").result()
    try:
        computes.get(question["name"])
        gone = None
    except HttpResponseError as error:
        gone = error.status_code
    return {"made": made, "shown": shown, "listed": listed, "gone": gone}


for line in sys.stdin:
    asked = json.loads(line)
    try:
        found = answer(asked)
    except Exception as error:  # Whatever goes wrong is the answer.
        found = {"error": f"{type(error).__name__}: {error}"}
    print("answer " + json.dumps({"id": asked["id"], **found}), flush=True)
