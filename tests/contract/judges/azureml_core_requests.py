"""Takes the requests that azureml-core would send: one JSON line of arguments in, one JSON line of request out.

The SDK's public verbs run as they are, against a workspace that is a plain object; its one way to the network is
replaced by a function that keeps the request and stops.
"""

import json
import sys
from types import SimpleNamespace

from azureml._restclient.clientbase import ClientBase
from azureml._vendor.azure_cli_core import cloud as clouds
from azureml.core.compute import AksCompute, ComputeTarget
from azureml.core.compute.aks import AksUpdateConfiguration, SslConfiguration

CLOUDS = {
    "AzureCloud": clouds.AZURE_PUBLIC_CLOUD,
    "AzureChinaCloud": clouds.AZURE_CHINA_CLOUD,
    "AzureUSGovernment": clouds.AZURE_US_GOV_CLOUD,
}


class Sent(BaseException):
    """The request that the SDK was about to send; no Exception, so that nothing in the SDK catches it."""

    def __init__(self, method, url, params, json=None, **_):
        self.request = {"method": method, "url": url, "query": params, "body": json}


def keep_and_stop(send, url, **request):
    raise Sent(send.__name__.upper(), url, **request)


def workspace_of(call):
    authentication = SimpleNamespace(
        get_authentication_header=dict, _get_cloud_type=lambda: CLOUDS[call["cloud"]]
    )
    workspace = call["workspace"]
    return SimpleNamespace(
        name=workspace["name"],
        location=workspace["location"],
        resource_group=workspace["resourceGroup"],
        subscription_id=workspace["subscriptionId"],
        _subscription_id=workspace["subscriptionId"],
        _auth=authentication,
    )


def create(call):
    configuration = AksCompute.provisioning_configuration(**call["configuration"])
    enable_ssl(configuration, call)
    ComputeTarget.create(workspace_of(call), call["name"], configuration)


def attach(call):
    configuration = AksCompute.attach_configuration(**call["configuration"])
    enable_ssl(configuration, call)
    ComputeTarget.attach(workspace_of(call), call["name"], configuration)


def enable_ssl(configuration, call):
    if call["ssl"] is not None:
        configuration.enable_ssl(**call["ssl"])


def update(call):
    ssl = SslConfiguration(**call["ssl"]) if call["ssl"] is not None else None
    target_of(call).update(AksUpdateConfiguration(ssl, **call["configuration"]))


def detach(call):
    target = target_of(call)
    target.delete() if call["configuration"]["delete"] else target.detach()


def target_of(call):
    """The compute as it would be found by a GET."""
    target = AksCompute.deserialize(workspace_of(call), call["current"])
    target._get = lambda workspace, name: call["current"]
    return target


def main():
    ClientBase._execute_func = keep_and_stop
    verbs = {"create": create, "attach": attach, "update": update, "detach": detach}
    for line in sys.stdin:
        call = json.loads(line)
        answer = {"id": call["id"], "error": "the SDK sent nothing"}
        try:
            verbs[call["operation"]](call)
        except Sent as sent:
            answer = {"id": call["id"], "request": sent.request}
        except Exception as error:
            answer = {"id": call["id"], "error": f"{type(error).__name__}: {error}"}
        # The SDK may print of its own accord, so an answer is marked as one.
        print("answer " + json.dumps(answer), flush=True)


main()
