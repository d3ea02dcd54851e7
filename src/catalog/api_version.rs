//! Api-versions of the computes resource, and what each one knows of computeType AKS.

use std::borrow::Cow;

use serde::Serialize;

use super::reader::Object;
use super::table::File;
use crate::document::Value;

use super::{CatalogError, Text};

/// The api-version that a spec gets when it names none: the one that Microsoft's JavaScript client carries,
/// and so one that every cloud can be expected to have registered.
pub const DEFAULT_API_VERSION: &str = "2022-10-01";

const PREVIEW_SUFFIX: &str = "-preview";

/// An api-version of `Microsoft.MachineLearningServices/workspaces/computes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApiVersion {
    /// `2022-10-01`, or `2022-10-01-preview`.
    pub name: Text,
    /// Whether it is a preview.
    pub preview: bool,
    /// What its schema has for AKS.
    pub computes: Knows,
}

/// What the schema of an api-version has for a compute of type AKS. What it does not have must not be sent:
/// it is refused, or dropped without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Knows {
    /// How the VM size is spelt: `agentVMSize` up to 2020-06-01, `agentVmSize` after.
    pub agent_vm_size_field: &'static str,
    /// The least `agentCount` that the schema takes; what the service takes is another matter.
    pub agent_count_min: u32,
    /// `aksNetworkingConfiguration`, with all four of its fields.
    pub networking: bool,
    /// `clusterPurpose`.
    pub cluster_purpose: bool,
    /// `sslConfiguration.leafDomainLabel`.
    pub leaf_domain_label: bool,
    /// `sslConfiguration.overwriteExistingDomain`.
    pub overwrite_existing_domain: bool,
    /// `Auto` among the values of `sslConfiguration.status`.
    pub ssl_auto: bool,
    /// `loadBalancerType` and `loadBalancerSubnet`.
    pub load_balancer: bool,
    /// `sslConfiguration.cert` and `.key` are marked as secrets, so that a GET and logs leave them out.
    pub secret_certificate: bool,
    /// `computeLocation` may be sent; otherwise it is read-only.
    pub compute_location_writable: bool,
    /// `disableLocalAuth` may be sent; otherwise it is read-only or absent.
    pub disable_local_auth: bool,
    /// `isAttachedCompute` is answered.
    pub is_attached_compute: bool,
    /// computeType Kubernetes exists beside AKS.
    pub kubernetes: bool,
    /// The schema has a pattern for the compute's name, which refuses a name ending in `-` and digits.
    pub name_pattern: bool,
}

impl Knows {
    const LEAST: Self = Self {
        agent_vm_size_field: NEW_FIELD,
        agent_count_min: 0,
        networking: false,
        cluster_purpose: false,
        leaf_domain_label: false,
        overwrite_existing_domain: false,
        ssl_auto: false,
        load_balancer: false,
        secret_certificate: false,
        compute_location_writable: false,
        disable_local_auth: false,
        is_attached_compute: false,
        kubernetes: false,
        name_pattern: false,
    };

    /// What a version knows besides the fields that all of them have, in the words of the embedded table.
    pub(super) fn features(&self) -> impl Iterator<Item = &'static str> {
        [
            (self.networking, "networking"),
            (self.cluster_purpose, "purpose"),
            (self.leaf_domain_label, "leaf"),
            (self.overwrite_existing_domain, "overwrite"),
            (self.ssl_auto, "auto"),
            (self.load_balancer, "balancer"),
            (self.secret_certificate, "secret"),
            (self.compute_location_writable, "location"),
            (self.disable_local_auth, "localAuth"),
            (self.is_attached_compute, "attached"),
            (self.kubernetes, "kubernetes"),
            (self.name_pattern, "pattern"),
        ]
        .into_iter()
        .filter_map(|(known, word)| known.then_some(word))
    }
}

const OLD_FIELD: &str = "agentVMSize";
const NEW_FIELD: &str = "agentVmSize";

fn size_field(text: &str) -> Option<&'static str> {
    [OLD_FIELD, NEW_FIELD].into_iter().find(|field| *field == text)
}

pub(super) fn embedded() -> Vec<ApiVersion> {
    let mut versions: Vec<ApiVersion> = Vec::with_capacity(64);
    for version in File::API_VERSIONS.lines().filter_map(parse).flatten() {
        // Names are dates, so that the order of text is the order of time; a preview follows its stable namesake.
        let place = versions.partition_point(|other| other.name <= version.name);
        versions.insert(place, version);
    }
    versions
}

fn parse(line: &'static str) -> Option<Vec<ApiVersion>> {
    let (features, names) = line.split_once(" : ")?;
    let mut features = features.split_ascii_whitespace();
    let mut computes = Knows {
        agent_vm_size_field: size_field(features.next()?)?,
        agent_count_min: features.next()?.strip_prefix("min")?.parse().ok()?,
        ..Knows::LEAST
    };
    for feature in features {
        let known = match feature {
            "networking" => &mut computes.networking,
            "purpose" => &mut computes.cluster_purpose,
            "leaf" => &mut computes.leaf_domain_label,
            "overwrite" => &mut computes.overwrite_existing_domain,
            "auto" => &mut computes.ssl_auto,
            "balancer" => &mut computes.load_balancer,
            "secret" => &mut computes.secret_certificate,
            "location" => &mut computes.compute_location_writable,
            "localAuth" => &mut computes.disable_local_auth,
            "attached" => &mut computes.is_attached_compute,
            "kubernetes" => &mut computes.kubernetes,
            "pattern" => &mut computes.name_pattern,
            _ => return None,
        };
        *known = true;
    }
    let versions = names.split_ascii_whitespace();
    Some(versions.map(|name| ApiVersion::new(Cow::Borrowed(name), computes)).collect())
}

const KEYS: &[&str] = &["name", "preview", "computes"];
const KNOWS_KEYS: &[&str] = &[
    "agentVmSizeField",
    "agentCountMin",
    "networking",
    "clusterPurpose",
    "leafDomainLabel",
    "overwriteExistingDomain",
    "sslAuto",
    "loadBalancer",
    "secretCertificate",
    "computeLocationWritable",
    "disableLocalAuth",
    "isAttachedCompute",
    "kubernetes",
    "namePattern",
];

impl ApiVersion {
    fn new(name: Text, computes: Knows) -> Self {
        Self { preview: name.ends_with(PREVIEW_SUFFIX), name, computes }
    }

    pub(super) fn read(value: Value, pointer: String) -> Result<Self, CatalogError> {
        let mut object = Object::open(value, pointer, KEYS)?;
        let version = Self::new(object.text("name")?, object.required("computes", Knows::read)?);
        match object.optional_flag("preview")? {
            Some(preview) if preview != version.preview => Err(object.problem(
                "preview",
                format!("the name says {}; names of previews end in {PREVIEW_SUFFIX}", version.preview),
            )),
            _ => Ok(version),
        }
    }
}

impl Knows {
    /// Every key is required: what was forgotten would count as *not known* and turn good specs away.
    fn read(value: Value, pointer: String) -> Result<Self, CatalogError> {
        let mut object = Object::open(value, pointer, KNOWS_KEYS)?;
        let field = object.text("agentVmSizeField")?;
        Ok(Self {
            agent_vm_size_field: size_field(&field).ok_or_else(|| {
                object.problem(
                    "agentVmSizeField",
                    format!("write \"{OLD_FIELD}\" or \"{NEW_FIELD}\" instead of \"{field}\""),
                )
            })?,
            agent_count_min: object.number("agentCountMin")?,
            networking: object.flag("networking")?,
            cluster_purpose: object.flag("clusterPurpose")?,
            leaf_domain_label: object.flag("leafDomainLabel")?,
            overwrite_existing_domain: object.flag("overwriteExistingDomain")?,
            ssl_auto: object.flag("sslAuto")?,
            load_balancer: object.flag("loadBalancer")?,
            secret_certificate: object.flag("secretCertificate")?,
            compute_location_writable: object.flag("computeLocationWritable")?,
            disable_local_auth: object.flag("disableLocalAuth")?,
            is_attached_compute: object.flag("isAttachedCompute")?,
            kubernetes: object.flag("kubernetes")?,
            name_pattern: object.flag("namePattern")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_parses() {
        for line in File::API_VERSIONS.lines() {
            assert!(parse(line).is_some(), "{line}");
            let written: Vec<_> = line.split(" : ").next().unwrap().split(' ').skip(2).collect();
            let read: Vec<_> = parse(line).unwrap().first().unwrap().computes.features().collect();
            assert_eq!(written, read);
        }
        assert_eq!(embedded().len(), 50);
        assert!(embedded().iter().any(|version| version.name == DEFAULT_API_VERSION && !version.preview));
    }

    #[test]
    fn what_is_not_in_the_format_is_no_version() {
        for line in ["2022-10-01", "agentVMsize min1 : v", "agentVmSize 1 : v", "agentVmSize min1 leef : v"] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
