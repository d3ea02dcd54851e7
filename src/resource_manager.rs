//! URLs of Azure Resource Manager, for requests and for the commands that read facts.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::catalog::Catalog;

/// What RFC 3986 does not allow in a path; names of resource groups may hold letters of any script.
const NOT_IN_A_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'(')
    .remove(b')');

/// The URL of a resource, or of something below it.
pub(crate) fn url(catalog: &Catalog, cloud: &str, path: &str, api_version: &str) -> String {
    let endpoint = catalog.cloud(cloud).map_or("management.azure.com", |cloud| &*cloud.resource_manager);
    let path = utf8_percent_encode(path, NOT_IN_A_PATH);
    let api_version = utf8_percent_encode(api_version, NOT_IN_A_PATH);
    format!("https://{endpoint}{path}?api-version={api_version}")
}
