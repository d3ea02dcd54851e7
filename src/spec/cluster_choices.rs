//! The words among which `cluster.create` chooses.

use super::choice::choice;

choice! {
    /// The SKU of the cluster's load balancer.
    LoadBalancerSku {
        /// Standard.
        Standard = "standard",
        /// Basic, which is retired.
        Basic = "basic",
    }
}

choice! {
    /// How the nodes reach the internet.
    OutboundType {
        /// Through the load balancer.
        LoadBalancer = "loadBalancer",
        /// Through a NAT gateway that AKS makes.
        ManagedNatGateway = "managedNATGateway",
        /// Through a NAT gateway of the user's subnet.
        UserAssignedNatGateway = "userAssignedNATGateway",
        /// Through the routes of the user's subnet.
        UserDefinedRouting = "userDefinedRouting",
        /// As the user arranges it.
        None = "none",
        /// Through a NAT gateway of the SKU StandardV2 that AKS makes.
        ManagedNatGatewayV2 = "managedNATGatewayV2",
        /// Not at all.
        Block = "block",
    }
}

choice! {
    /// What connects the pods.
    NetworkPlugin {
        /// Azure CNI.
        Azure = "azure",
        /// Kubenet, which is being retired.
        Kubenet = "kubenet",
        /// A plug-in that the user installs.
        None = "none",
    }
}

choice! {
    /// How Azure CNI gives addresses to pods, where not from the subnet of the nodes.
    NetworkPluginMode {
        /// From a range of their own, outside of the virtual network.
        Overlay = "overlay",
    }
}

choice! {
    /// What enforces network policies.
    NetworkPolicy {
        /// Azure Network Policy Manager.
        Azure = "azure",
        /// Calico.
        Calico = "calico",
        /// Cilium.
        Cilium = "cilium",
        /// Nothing.
        None = "none",
    }
}

choice! {
    /// What a node pool is for.
    NodePoolMode {
        /// It also runs what the cluster itself needs.
        System = "System",
        /// It runs what the user deploys.
        User = "User",
    }
}

choice! {
    /// The operating system of a node pool.
    OsType {
        /// Linux.
        Linux = "Linux",
        /// Windows.
        Windows = "Windows",
    }
}

choice! {
    /// Who keeps the identity of the cluster.
    IdentityType {
        /// Azure, with the cluster.
        SystemAssigned = "SystemAssigned",
        /// The user, as a resource of its own.
        UserAssigned = "UserAssigned",
    }
}

choice! {
    /// The pricing tier of the cluster.
    Tier {
        /// Free, without a service level agreement.
        Free = "Free",
        /// With a service level agreement.
        Standard = "Standard",
        /// With long-term support besides.
        Premium = "Premium",
    }
}

choice! {
    /// How long the cluster's Kubernetes version is supported.
    SupportPlan {
        /// As long as the Kubernetes project supports it.
        KubernetesOfficial = "KubernetesOfficial",
        /// Two years, in the tier Premium.
        AksLongTermSupport = "AKSLongTermSupport",
    }
}
