//! Programs of ours that stand in for az and sleep where something is deployed.

use std::fs;
use std::ops::Deref;

use serde_json::Value;

use crate::bash_programs::Programs;

/// An `az` with a workspace of one compute: files of the folder say what there is, and bodies are kept.
const AZ: &str = r#"#!/usr/bin/env bash
note "$@"
absent() {
  printf 'ERROR: Not Found({"error":{"code":"ResourceNotFound"}})\n' >&2
  exit 1
}
case "$*" in
  'cloud show --query name --output tsv') cat "$FAKE/cloud" ;;
  'account show --query id --output tsv') cat "$FAKE/subscription" ;;
  'rest --method get --url '*/managedClusters/*' --output none') [ -e "$FAKE/cluster" ] || absent ;;
  'rest --method get --url '*' --query properties.provisioningState --output tsv')
    head -n 1 "$FAKE/states"
    sed -i 1d "$FAKE/states"
    ;;
  'rest --method get --url '*' --query properties.properties.sslConfiguration.status --output tsv') cat "$FAKE/tls" ;;
  'rest --method get --url '*' --query properties.provisioningErrors --output json') echo '["out of cores"]' ;;
  'rest --method get --url '*' --query properties.resourceId --output tsv') cat "$FAKE/resource-id" ;;
  'rest --method get --url '*' --output none')
    if [ -e "$FAKE/forbidden" ]; then
      printf 'ERROR: Forbidden({"error":{"code":"AuthorizationFailed"}})\n' >&2
      exit 1
    fi
    [ -e "$FAKE/compute" ] || absent
    ;;
  'rest --method put --url '*' --body @'*' --output none')
    stat -c %a "${7#@}" >> "$FAKE/modes"
    cp "${7#@}" "$FAKE/body-$(ls "$FAKE" | grep -c '^body-')"
    case "$5" in */managedClusters/*) touch "$FAKE/cluster" ;; *) touch "$FAKE/compute" ;; esac
    ;;
  'rest --method delete --url '*' --output none') rm "$FAKE/compute" ;;
  'aks create '*) touch "$FAKE/cluster" ;;
  'aks wait '* | 'role assignment create '*) ;;
  'aks show '*' --query identity.principalId '* | 'identity show '*) echo principal ;;
  'aks get-credentials '*) echo kubeconfig > "$KUBECONFIG" ;;
  'keyvault secret download '*) case "${11}" in *cert.pem) printf cert ;; *) printf key ;; esac > "${11}" ;;
  'account get-access-token '*) printf 'token\n' ;;
  *)
    echo "az $*" >> "$FAKE/refused"
    exit 9
    ;;
esac
"#;

pub(crate) const CERTIFICATE: &str =
    "-----BEGIN CERTIFICATE-----\n\"$(touch ran)\"\n-----END CERTIFICATE-----\n";
pub(crate) const KEY: &str = "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----\n";

/// The folder of the programs, for a deployment.
pub(crate) struct StandIn(Programs);

impl Deref for StandIn {
    type Target = Programs;

    fn deref(&self) -> &Programs {
        &self.0
    }
}

impl StandIn {
    /// Signed in, with certificate and key, in a workspace without computes where one is made at once.
    pub(crate) fn new() -> Self {
        let folder = Self(Programs::new());
        folder.program("az", AZ);
        folder.program("sleep", "#!/usr/bin/env bash\nnote \"$@\"\n");
        folder.write("cloud", "AzureChinaCloud\n");
        folder.write("subscription", "00000000-0000-0000-0000-000000000000\n");
        folder.write("states", "Creating\nUpdating\nSucceeded\n");
        folder.write("tls", "Disabled\n");
        folder.write("home/cert.pem", CERTIFICATE);
        folder.write("home/key.pem", KEY);
        folder
    }

    /// The bodies that were sent, in their order.
    pub(crate) fn bodies(&self) -> Vec<Value> {
        (0..)
            .map_while(|number| fs::read(self.path(&format!("body-{number}"))).ok())
            .map(|body| serde_json::from_slice(&body).unwrap())
            .collect()
    }

    /// Nothing ran that should not, and nothing is left.
    pub(crate) fn is_clean(&self, about: &str) {
        assert!(!self.path("refused").exists(), "{about}: {:?}", fs::read_to_string(self.path("refused")));
        assert!(!self.path("ran").exists() && !self.path("home/ran").exists(), "{about} ran something");
        let left: Vec<_> = fs::read_dir(self.path("tmp")).unwrap().collect();
        assert!(left.is_empty(), "{about}: {left:?}");
    }
}

/// The body with certificate and key in the places of their placeholders.
pub(crate) fn filled(body: &Value, certificate: &str, key: &str) -> Value {
    let mut body = body.clone();
    let Some(ssl) = body.pointer_mut("/properties/properties/sslConfiguration") else { return body };
    if ssl.get("key").is_some() {
        ssl["cert"] = certificate.into();
        ssl["key"] = key.into();
    }
    body
}
