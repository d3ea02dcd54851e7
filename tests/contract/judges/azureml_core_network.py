"""Stands between azureml-core and the network: the SDK runs as it is, and its one way out keeps the request and stops."""

import json
import sys
from types import SimpleNamespace

from azureml._restclient.clientbase import ClientBase
from azureml._vendor.azure_cli_core import cloud as clouds

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


def credential(cloud):
    return SimpleNamespace(get_authentication_header=dict, _get_cloud_type=lambda: CLOUDS[cloud])


def workspace(name, location, resource_group, subscription_id, auth):
    return SimpleNamespace(
        name=name,
        location=location,
        resource_group=resource_group,
        subscription_id=subscription_id,
        _subscription_id=subscription_id,
        _auth=auth,
    )


def answer_calls(run):
    """Runs each call, a line of JSON, and prints a line with the request that the SDK sends for it."""
    ClientBase._execute_func = keep_and_stop
    for line in sys.stdin:
        call = json.loads(line)
        answer = {"id": call["id"], "error": "the SDK sent nothing"}
        try:
            run(call)
        except Sent as sent:
            answer = {"id": call["id"], "request": sent.request}
        except Exception as error:
            answer = {"id": call["id"], "error": f"{type(error).__name__}: {error}"}
        # The SDK may print of its own accord, so an answer is marked as one.
        print("answer " + json.dumps(answer), flush=True)
