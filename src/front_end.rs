//! azureml-fe, the scoring front end in a cluster: what it leaves there, and how the services behind it are known.

/// What a detach leaves in the cluster, as the article lists it: kind and name for kubectl.
pub(crate) const LEFTOVERS: &[(&str, &str)] = &[
    ("sa", "azureml-fe"),
    ("clusterrole", "azureml-fe-role"),
    ("clusterrolebinding", "azureml-fe-binding"),
    ("svc", "azureml-fe"),
    ("svc", "azureml-fe-int-http"),
    ("deploy", "azureml-fe"),
    ("secret", "azuremlfessl"),
    ("cm", "azuremlfeconfig"),
];

/// Lists the web services: Azure Machine Learning labels the deployment of each (Microsoft, Use Azure identity
/// with a machine learning web service in AKS).
pub(crate) const LIST_SERVICES: &str = "kubectl get deployments --all-namespaces --selector isazuremlapp=true --field-selector metadata.name!=azureml-fe";
