//! What holds where `cluster.create` is silent.

use aks_compute::spec::{
    Field, LoadBalancerSku, NetworkPlugin, NetworkPluginMode, NodePoolMode, OsType, OutboundType,
};

use super::*;

#[test]
fn the_cluster_is_called_by_what_creates_it() {
    let id = |keys| with(keys, |spec, _| spec.cluster_id());
    let of = |subscription| {
        Some(format!(
            "/subscriptions/{subscription}/resourceGroups/aks-rg/providers/Microsoft.ContainerService/managedClusters/aks"
        ))
    };
    assert_eq!(id(""), of("11111111-2222-3333-4444-555555555555"));
    assert_eq!(
        id("subscriptionId: 99999999-2222-3333-4444-555555555555"),
        of("99999999-2222-3333-4444-555555555555")
    );
    assert_eq!(id("subscriptionId: 9"), None, "a wrong subscription is not the workspace's");
    assert!(with("", |spec, _| spec.creates_cluster()));
}

#[test]
fn the_cluster_goes_where_the_workspace_is_unless_it_says_otherwise() {
    let place = |keys| {
        with(keys, |spec, create| {
            assert_eq!(spec.compute_location(), create.location(spec));
            create.location(spec).map(str::to_owned)
        })
    };
    assert_eq!(place("").as_deref(), Some("eastus2"));
    assert_eq!(place("location: westus2").as_deref(), Some("westus2"));
    assert_eq!(place("location: 2"), None);
}

#[test]
fn what_is_not_said_is_as_aks_has_it() {
    with("", |_, create| {
        assert_eq!(create.load_balancer_sku(), Some(LoadBalancerSku::Standard));
        assert_eq!(create.outbound_type(), Some(OutboundType::LoadBalancer));
        assert!(!create.is_private());
        assert_eq!(create.public_fqdn(), Some(false));
        assert!(create.pools().is_empty());
        assert_eq!(create.pool_mode(0), None);
    });
    with("loadBalancerSku: Basic, outboundType: 1, privateClusterPublicFqdn: 1", |_, create| {
        assert_eq!(create.load_balancer_sku(), None);
        assert_eq!(create.outbound_type(), None);
        assert_eq!(create.public_fqdn(), None);
    });
}

#[test]
fn pods_get_addresses_as_the_network_has_it() {
    use NetworkPlugin::{Azure, Kubenet};
    let overlay = Field::Given(NetworkPluginMode::Overlay);
    for (keys, plugin, mode, max_pods) in [
        ("", Some(Azure), overlay, Some(250)),
        ("networkPlugin: azure", Some(Azure), Field::Absent, Some(30)),
        ("networkPlugin: azure, networkPluginMode: overlay", Some(Azure), overlay, Some(250)),
        ("networkPluginMode: overlay", Some(Azure), overlay, Some(250)),
        ("podSubnetId: pods", Some(Azure), Field::Absent, Some(110)),
        ("networkPlugin: azure, podSubnetId: pods", Some(Azure), Field::Absent, Some(110)),
        ("networkPlugin: kubenet", Some(Kubenet), Field::Absent, Some(110)),
        ("networkPlugin: none", Some(NetworkPlugin::None), Field::Absent, None),
        ("networkPlugin: cilium", None, Field::Absent, None),
        ("networkPluginMode: underlay", Some(Azure), Field::Invalid, None),
    ] {
        with(&format!("nodePools: [{{ name: a, vmSize: b }}], {keys}"), |_, create| {
            assert_eq!(create.network_plugin(), plugin, "{keys}");
            assert_eq!(create.network_plugin_mode(), mode, "{keys}");
            assert_eq!(create.max_pods(&create.pools()[0]), max_pods, "{keys}");
        });
    }
    with("nodePools: [{ maxPods: 42 }, { maxPods: many }]", |_, create| {
        assert_eq!(create.max_pods(&create.pools()[0]), Some(42));
        assert_eq!(create.max_pods(&create.pools()[1]), None);
    });
}

#[test]
fn the_first_pool_is_the_system_pool_unless_it_says_otherwise() {
    with("nodePools: [{}, {}, { mode: System }, { mode: system }]", |_, create| {
        let modes: Vec<_> = (0..5).map(|number| create.pool_mode(number)).collect();
        let (system, user) = (Some(NodePoolMode::System), Some(NodePoolMode::User));
        assert_eq!(modes, [system, user, system, None, None]);
    });
    with("nodePools: [{ mode: User }]", |_, create| {
        assert_eq!(create.pool_mode(0), Some(NodePoolMode::User));
    });
}

#[test]
fn a_pool_has_three_nodes_or_its_fewest_unless_it_says_otherwise() {
    for (pool, count) in [
        ("{}", Some(3)),
        ("{ count: 5 }", Some(5)),
        ("{ count: five }", None),
        ("{ minCount: 2 }", Some(3)),
        ("{ enableAutoScaling: true, minCount: 2 }", Some(2)),
        ("{ enableAutoScaling: true, minCount: 2, count: 4 }", Some(4)),
        ("{ enableAutoScaling: true }", None),
        ("{ enableAutoScaling: 1, minCount: 2 }", None),
    ] {
        with(&format!("nodePools: [{pool}]"), |_, create| {
            assert_eq!(create.pools()[0].count(), count, "{pool}");
            assert_eq!(create.pools()[0].os_type(), Some(OsType::Linux));
        });
    }
}
