"""Takes the requests that azureml-core would send: one JSON line of arguments in, one JSON line of request out.

The SDK's public verbs run as they are, against a workspace that is a plain object.
"""

from azureml.core.compute import AksCompute, ComputeTarget
from azureml.core.compute.aks import AksUpdateConfiguration, SslConfiguration
from azureml_core_network import answer_calls, credential, workspace


def workspace_of(call):
    given = call["workspace"]
    auth = credential(call["cloud"])
    return workspace(given["name"], given["location"], given["resourceGroup"], given["subscriptionId"], auth)


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


VERBS = {"create": create, "attach": attach, "update": update, "detach": detach}
answer_calls(lambda call: VERBS[call["operation"]](call))
