//! The subnet of a new cluster has the way out that the cluster's outbound type counts on.

use super::known::Found;
use super::subnets;
use crate::facts::SubnetFact;
use crate::language::say;
use crate::report::Findings;
use crate::rules::Context;
use crate::rules::quote::quote;
use crate::spec::OutboundType;

/// What an outbound type counts on in the subnet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WayOut {
    RouteTable,
    NatGateway,
}

impl WayOut {
    fn of(outbound: OutboundType) -> Option<Self> {
        match outbound {
            OutboundType::UserDefinedRouting => Some(Self::RouteTable),
            OutboundType::UserAssignedNatGateway => Some(Self::NatGateway),
            _ => None,
        }
    }

    /// Whether the subnet has it.
    fn is_in(self, subnet: &SubnetFact) -> Option<bool> {
        match self {
            Self::RouteTable => subnet.has_route_table,
            Self::NatGateway => subnet.has_nat_gateway,
        }
    }
}

/// Whether a fact shows that the subnet for the nodes has no such way out.
pub(in crate::rules) fn lacks_way_out(cx: &Context<'_>, outbound: OutboundType) -> bool {
    let way = WayOut::of(outbound);
    let nodes = subnets::of_nodes(cx);
    match (way, nodes.as_ref().map(|nodes| nodes.find(cx))) {
        (Some(way), Some(Found::Subnet(subnet, _))) => way.is_in(subnet) == Some(false),
        _ => false,
    }
}

/// Reports that the subnet for the nodes has no such way out, or that facts do not say it.
pub(super) fn check(cx: &Context<'_>, findings: &mut Findings, outbound: OutboundType) {
    let (Some(way), Some(nodes)) = (WayOut::of(outbound), subnets::of_nodes(cx)) else { return };
    let known = match nodes.find(cx) {
        // That it is missing is another rule's.
        Found::Missing(_) => return,
        Found::Subnet(subnet, origin) => way.is_in(subnet).map(|has| (has, subnet, origin)),
        Found::Unknown => None,
    };
    let (name, word) = (quote(nodes.name), outbound.as_str());
    let way = match way {
        WayOut::RouteTable => say!(cx, en: "route table", zh: "路由表"),
        WayOut::NatGateway => say!(cx, en: "NAT gateway", zh: "NAT 网关"),
    };
    match known {
        Some((true, ..)) => {}
        Some((false, subnet, origin)) => {
            findings
                .fail(
                    nodes.pointer,
                    say!(
                        cx,
                        en: "`{name}` has no {way}, which `{word}` needs",
                        zh: "`{name}` 没有{way}，而 `{word}` 需要它",
                    ),
                )
                .related(origin, subnet.pointer.clone())
                .help(say!(
                    cx,
                    en: "Associate a {way} that leads out with the subnet first: AKS checks that it is there, and makes none.",
                    zh: "请先为该子网关联通往外部的{way}：AKS 会检查其是否存在，但不会创建。",
                ));
        }
        None => {
            findings
                .unknown(
                    nodes.pointer,
                    say!(
                        cx,
                        en: "whether `{name}` has the {way} that `{word}` needs is not known",
                        zh: "尚不知道 `{name}` 是否有 `{word}` 所需的{way}",
                    ),
                    cx.ask_virtual_network(),
                )
                .help(say!(
                    cx,
                    en: "The subnet must have one before the cluster is made.",
                    zh: "创建群集之前，该子网必须已关联{way}。",
                ));
        }
    }
}
