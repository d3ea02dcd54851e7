//! The rules for creating, attaching, updating and detaching an Azure Kubernetes Service (AKS)
//! cluster as an Azure Machine Learning compute target.

pub mod catalog;
