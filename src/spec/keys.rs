//! The table of every key: what the decoder knows, the JSON Schema says and `docs/spec.md` shows.

use super::object_keys::{ACKNOWLEDGE, CLUSTER, LOAD_BALANCER, NETWORK, SSL, WORKSPACE};
use super::operation::Operation;
use super::types::{ClusterPurpose, UnderlyingResourceAction};
use crate::language::{Text, text};

use Operation::{Attach, Create, Detach, Update};

/// One key of the spec.
#[derive(Debug, PartialEq)]
pub struct Key {
    /// The key as written.
    pub name: &'static str,
    /// The shape of its value.
    pub shape: Shape,
    /// The operations that use it.
    pub operations: &'static [Operation],
    /// The operations that need it (within its object, where that is given).
    pub required: &'static [Operation],
    /// Operations on which another rule refuses it, so that `SPEC-OPERATION` is silent.
    pub refused_elsewhere: &'static [Operation],
    /// The id of the rule that speaks when its shape is wrong.
    pub shape_rule: &'static str,
    /// The ARM field that it becomes, from the resource's root; empty where it becomes none.
    pub arm: &'static str,
    /// What it is.
    pub description: Text,
    /// A value to show in a form or a generated document.
    pub example: &'static str,
}

/// The shape of a value.
#[derive(Debug, PartialEq)]
pub enum Shape {
    /// Text.
    Text,
    /// Text that no output may show.
    SecretText,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// One of these words, in exactly this case.
    Choice(&'static [&'static str]),
    /// An array of texts.
    Texts,
    /// An object with these keys.
    Object(&'static [Key]),
    /// An object of any keys with text values.
    Tags,
    /// An array of objects with these keys.
    Objects(&'static [Key]),
    /// Anything: decoded only to be refused.
    Anything,
}

pub(super) const ALL: &[Operation] = Operation::ALL;
const NONE: &[Operation] = &[];
pub(super) const CREATE_ATTACH: &[Operation] = &[Create, Attach];
pub(super) const CREATE_ATTACH_UPDATE: &[Operation] = &[Create, Attach, Update];

/// What most keys have in common; each names what differs.
pub(super) const KEY: Key = Key {
    name: "",
    shape: Shape::Text,
    operations: ALL,
    required: NONE,
    refused_elsewhere: NONE,
    shape_rule: "SPEC-TYPE",
    arm: "",
    description: text!(en: "", zh: ""),
    example: "",
};

/// The clouds that a spec can name.
pub(crate) const CLOUDS: &[&str] = &["AzureCloud", "AzureChinaCloud", "AzureUSGovernment"];
const OPERATIONS: &[&str] = &["create", "attach", "update", "detach"];

/// The keys at the top of a spec.
pub const ROOT: &[Key] = &[
    Key {
        name: "operation",
        shape: Shape::Choice(OPERATIONS),
        required: ALL,
        shape_rule: "SPEC-OPERATION",
        description: text!(en: "What to do.", zh: "要执行的操作。"),
        example: "create",
        ..KEY
    },
    Key {
        name: "cloud",
        shape: Shape::Choice(CLOUDS),
        shape_rule: "LOC-CLOUD",
        description: text!(
            en: "The cloud, as `az cloud list` names it; AzureCloud unless given.",
            zh: "云环境，与 `az cloud list` 中的名称一致；默认为 AzureCloud。",
        ),
        example: "AzureChinaCloud",
        ..KEY
    },
    Key {
        name: "apiVersion",
        arm: "apiVersion",
        description: text!(
            en: "The api-version of Microsoft.MachineLearningServices/workspaces/computes; 2022-10-01 unless given.",
            zh: "Microsoft.MachineLearningServices/workspaces/computes 的 API 版本；默认为 2022-10-01。",
        ),
        example: "2022-10-01",
        ..KEY
    },
    Key {
        name: "workspace",
        shape: Shape::Object(WORKSPACE),
        required: ALL,
        description: text!(en: "The Azure Machine Learning workspace.", zh: "Azure 机器学习工作区。"),
        ..KEY
    },
    Key {
        name: "name",
        required: ALL,
        arm: "name (second segment)",
        description: text!(
            en: "The name of the compute in the workspace: 3 to 24 characters.",
            zh: "计算在工作区中的名称：3 到 24 个字符。",
        ),
        example: "myaks",
        ..KEY
    },
    Key {
        name: "description",
        operations: CREATE_ATTACH,
        refused_elsewhere: &[Update],
        arm: "properties.description",
        description: text!(en: "A description of the compute.", zh: "计算的说明。"),
        ..KEY
    },
    Key {
        name: "tags",
        shape: Shape::Tags,
        operations: CREATE_ATTACH,
        refused_elsewhere: &[Update],
        arm: "tags",
        description: text!(en: "Tags of the compute.", zh: "计算的标记。"),
        ..KEY
    },
    Key {
        name: "location",
        operations: &[Create],
        refused_elsewhere: &[Update],
        arm: "properties.computeLocation",
        description: text!(
            en: "The region of the new cluster; the workspace's unless given.",
            zh: "新群集所在的区域；默认与工作区相同。",
        ),
        example: "chinaeast2",
        ..KEY
    },
    Key {
        name: "clusterPurpose",
        shape: Shape::Choice(ClusterPurpose::WORDS),
        operations: CREATE_ATTACH,
        refused_elsewhere: &[Update],
        shape_rule: "PURPOSE-ENUM",
        arm: "properties.properties.clusterPurpose",
        description: text!(
            en: "What the cluster is for; FastProd (production) unless given.",
            zh: "群集用途；默认为 FastProd（生产）。",
        ),
        example: "DevTest",
        ..KEY
    },
    Key {
        name: "agentCount",
        shape: Shape::Integer,
        operations: &[Create],
        refused_elsewhere: &[Update],
        shape_rule: "COUNT-INT",
        arm: "properties.properties.agentCount",
        description: text!(
            en: "How many nodes the new cluster has; 3 unless given.",
            zh: "新群集的节点数；默认为 3。",
        ),
        example: "3",
        ..KEY
    },
    Key {
        name: "agentVmSize",
        operations: &[Create],
        refused_elsewhere: &[Update],
        arm: "properties.properties.agentVmSize",
        description: text!(
            en: "The VM size of the nodes; Standard_D3_v2 unless given.",
            zh: "节点的 VM 大小；默认为 Standard_D3_v2。",
        ),
        example: "Standard_D3_v2",
        ..KEY
    },
    Key {
        name: "network",
        shape: Shape::Object(NETWORK),
        operations: &[Create],
        refused_elsewhere: &[Update],
        arm: "properties.properties.aksNetworkingConfiguration",
        description: text!(
            en: "An existing virtual network for the new cluster: all six keys or none.",
            zh: "新群集使用的现有虚拟网络：六个键要么全部给出，要么都不给。",
        ),
        ..KEY
    },
    Key {
        name: "loadBalancer",
        shape: Shape::Object(LOAD_BALANCER),
        operations: CREATE_ATTACH_UPDATE,
        description: text!(en: "The load balancer of the scoring endpoint.", zh: "评分终结点的负载均衡器。"),
        ..KEY
    },
    Key {
        name: "ssl",
        shape: Shape::Object(SSL),
        operations: CREATE_ATTACH_UPDATE,
        arm: "properties.properties.sslConfiguration",
        description: text!(en: "TLS of the scoring endpoint.", zh: "评分终结点的 TLS。"),
        ..KEY
    },
    Key {
        name: "cluster",
        shape: Shape::Object(CLUSTER),
        operations: &[Attach],
        required: &[Attach],
        refused_elsewhere: &[Update],
        arm: "properties.resourceId",
        description: text!(
            en: "The AKS cluster to attach: its id, its resource group and name, or `create` to make it first.",
            zh: "要附加的 AKS 群集：给出其资源 ID、资源组与名称，或用 `create` 先创建。",
        ),
        ..KEY
    },
    Key {
        name: "action",
        shape: Shape::Choice(UnderlyingResourceAction::WORDS),
        operations: &[Detach],
        shape_rule: "LIFE-DETACH-VS-DELETE",
        arm: "?underlyingResourceAction=",
        description: text!(
            en: "What a detach does to the cluster: Detach (default) keeps it, Delete deletes it.",
            zh: "拆离时如何处理群集：Detach（默认）保留群集，Delete 删除群集。",
        ),
        example: "Detach",
        ..KEY
    },
    Key {
        name: "refresh",
        shape: Shape::Boolean,
        operations: &[Update],
        description: text!(
            en: "Renew Azure ML's components in the cluster: save the secret, detach, clean up, attach again.",
            zh: "更新群集中的 Azure ML 组件：保存机密、拆离、清理、重新附加。",
        ),
        example: "true",
        ..KEY
    },
    Key {
        name: "acknowledge",
        shape: Shape::Objects(ACKNOWLEDGE),
        description: text!(
            en: "Warnings to turn off, each with the reason. Errors cannot be turned off.",
            zh: "要关闭的警告及其理由。错误无法关闭。",
        ),
        ..KEY
    },
    Key { name: "kubernetesVersion", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "loadBalancerSku", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "privateCluster", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "authorizedIpRanges", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "outboundType", refused_elsewhere: &[Create], ..REFUSED },
    Key { name: "nodePools", refused_elsewhere: &[Create], ..REFUSED },
];

/// A key that is understood only so that the rule about it can say where it belongs.
const REFUSED: Key = Key {
    shape: Shape::Anything,
    operations: NONE,
    description: text!(
        en: "Not possible through Azure Machine Learning: set it on the cluster in AKS, then attach it.",
        zh: "无法通过 Azure 机器学习设置：请在 AKS 中创建群集时设置，然后附加该群集。",
    ),
    ..KEY
};
