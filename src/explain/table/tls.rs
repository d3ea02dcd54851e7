//! Certificates, keys and names of the scoring endpoint.

use super::documents;
use crate::explain::entry::{Entry, Sample, Sign, Tier};
use crate::language::text;
use crate::rules::{Section, Source};

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        id: "pem-unreadable",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("pem*no start line"),
            Sign::Phrase("failed to find any pem data"),
            Sign::Phrase("unable to load certificate"),
            Sign::Phrase("unable to load private key"),
        ],
        cause: text!(
            en: "the certificate or key is no PEM: often it is still in base64, as `kubectl get secret/azuremlfessl -o yaml` shows it",
            zh: "证书或密钥不是 PEM：常见原因是仍为 Base64 编码，即 `kubectl get secret/azuremlfessl -o yaml` 所示的形式",
        ),
        fix: text!(
            en: "Decode `cert.pem` and `key.pem` with `base64 -d` first; each file then begins with `-----BEGIN`.",
            zh: "先用 `base64 -d` 解码 `cert.pem` 和 `key.pem`；解码后文件以 `-----BEGIN` 开头。",
        ),
        rules: &["TLS-PEM", "TLS-REATTACH"],
        source: Source::Article(Section::UpdateCluster),
        samples: &[Sample::new(
            "",
            "error:0909006C:PEM routines:get_name:no start line:crypto/pem/pem_lib.c:745:Expecting: TRUSTED CERTIFICATE",
        )],
    },
    Entry {
        id: "key-does-not-fit",
        tier: Tier::Cause,
        signs: &[Sign::Phrase("key values mismatch"), Sign::Phrase("private key does not match public key")],
        cause: text!(
            en: "the private key does not belong to the first certificate of the file",
            zh: "私钥与文件中的第一个证书不匹配",
        ),
        fix: text!(
            en: "Put the server's certificate first, then the intermediate ones, and take the key that its request was made with: both commands `openssl x509 -noout -modulus` and `openssl rsa -noout -modulus` must print the same.",
            zh: "将服务器证书放在最前，其后是中间证书，并使用申请该证书时的密钥：`openssl x509 -noout -modulus` 与 `openssl rsa -noout -modulus` 的输出必须相同。",
        ),
        rules: &["TLS-PEM"],
        source: documents::KUBERNETES_COMPUTE,
        samples: &[Sample::new("", "tls: private key does not match public key")],
    },
    Entry {
        id: "dns-label-in-use",
        tier: Tier::Cause,
        signs: &[Sign::Code("DnsRecordInUse")],
        cause: text!(
            en: "the DNS name is already taken in this region",
            zh: "该 DNS 名称在此区域已被占用",
        ),
        fix: text!(
            en: "Take another `leafDomainLabel`; `overwriteExistingDomain: true` takes it over if it is your own.",
            zh: "改用其他 `leafDomainLabel`；如果该名称属于您，可用 `overwriteExistingDomain: true` 接管。",
        ),
        rules: &["TLS-LABEL"],
        source: documents::DEPLOYMENT_ERRORS,
        samples: &[Sample::new(
            "DnsRecordInUse",
            "DNS record contoso.eastus2.cloudapp.azure.com is already used by another public IP.",
        )],
    },
    Entry {
        id: "ssl-configuration-of-old-api",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("could not find member 'leafDomainLabel'"),
            Sign::Phrase("could not find member 'overwriteExistingDomain'"),
            Sign::Phrase("could not find member 'loadBalancerType'"),
            Sign::Phrase("could not find member 'clusterPurpose'"),
        ],
        cause: text!(
            en: "the request names an api-version whose schema does not have this field; status Auto, labels and purposes came and went between versions",
            zh: "请求所用的 api-version 的架构中没有该字段；状态 Auto、标签和用途在各版本之间时有时无",
        ),
        fix: text!(
            en: "Use api-version 2022-10-01, which `aks-compute plan` takes unless told otherwise.",
            zh: "使用 api-version 2022-10-01，即 `aks-compute plan` 默认采用的版本。",
        ),
        rules: &["ARM-API-FIELD", "TLS-STATUS"],
        source: Source::Public("Azure/azure-sdk-for-go#14670"),
        samples: &[Sample::new(
            "InvalidRequestContent",
            "The request content was invalid and could not be deserialized: 'Could not find member 'leafDomainLabel' on object of type 'SslConfiguration'.'",
        )],
    },
    Entry {
        id: "enable-ssl-returned-none",
        tier: Tier::Cause,
        signs: &[
            Sign::Phrase("'NoneType' object has no attribute '_compute_type'"),
            Sign::Phrase("ProvisioningConfiguration' object has no attribute 'enable_ssl'"),
        ],
        cause: text!(
            en: "the version of azureml-core is from 2019: its `enable_ssl` is missing, or returns None instead of the configuration",
            zh: "azureml-core 为 2019 年的版本：其中没有 `enable_ssl`，或它返回 None 而不是配置",
        ),
        fix: text!(
            en: "Update azureml-core, and do not assign what `enable_ssl` returns; the configuration changes in place.",
            zh: "更新 azureml-core，并且不要使用 `enable_ssl` 的返回值赋值；配置会就地更改。",
        ),
        rules: &["TLS-STATUS"],
        source: Source::Public("MicrosoftDocs/azure-docs#30376, #32858, #32412"),
        samples: &[
            Sample::new("", "AttributeError: 'NoneType' object has no attribute '_compute_type'"),
            Sample::new(
                "",
                "AttributeError: 'AksProvisioningConfiguration' object has no attribute 'enable_ssl'",
            ),
        ],
    },
];
