"""Runs `with_sdk` of emitted programs against azureml-core: a line of JSON with a program in, one with its request out."""

import azureml.core
from azureml.core import authentication
from azureml.core.compute import AksCompute
from azureml_core_network import answer_calls, credential, workspace


def run(call):
    def workspace_of(subscription_id, resource_group, workspace_name, auth):
        return workspace(workspace_name, call["location"], resource_group, subscription_id, auth)

    azureml.core.Workspace = workspace_of
    authentication.AzureCliAuthentication = credential
    AksCompute._get = staticmethod(lambda workspace, name: call["current"])
    names = {"__name__": "program"}
    exec(compile(call["program"], call["id"], "exec"), names)
    # These ask Azure and the cluster, which is another matter.
    names["certificate_is_saved"] = lambda: None
    names["with_sdk"]()


answer_calls(run)
