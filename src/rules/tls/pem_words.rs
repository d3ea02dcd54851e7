//! What is wrong with a certificate or key file, in words.

use std::borrow::Cow;

use super::certificates::Side;
use super::pem_problem::Problem;
use super::pem_remedy::remedy;
use crate::certificate::{Flaw, Inspection, Role};
use crate::language::say;
use crate::rules::Context;

/// Message, help and command of a problem.
pub(super) struct Words {
    pub(super) message: Cow<'static, str>,
    pub(super) help: Cow<'static, str>,
    pub(super) remedy: Option<String>,
}

/// Puts `problem` of what `side` gives and what should be a `wanted` into words.
pub(super) fn words(
    cx: &Context<'_>,
    inspection: &Inspection,
    side: &Side,
    wanted: Role,
    problem: &Problem,
) -> Words {
    let message = match wanted {
        Role::Certificate => of_certificate(cx, inspection, side, problem),
        Role::Key => of_key(cx, side, problem),
    };
    let message = message.unwrap_or_else(|| of_either(cx, side, problem));
    Words {
        message,
        help: help(cx, side, wanted, problem),
        remedy: remedy(inspection, side, wanted, problem),
    }
}

/// What is said of certificates only, or otherwise than of keys.
fn of_certificate(
    cx: &Context<'_>,
    inspection: &Inspection,
    side: &Side,
    problem: &Problem,
) -> Option<Cow<'static, str>> {
    let name = side.name();
    let leaf = inspection.leaf();
    Some(match problem {
        Problem::NoPem { is_text: true } => say!(
            cx,
            en: "`{name}` holds no certificate: there is no `-----BEGIN CERTIFICATE-----` in it",
            zh: "`{name}` 中没有证书：找不到 `-----BEGIN CERTIFICATE-----`",
        ),
        Problem::NoPem { is_text: false } => say!(
            cx,
            en: "`{name}` holds no certificate: it is neither PEM text nor a certificate in binary form",
            zh: "`{name}` 中没有证书：它既不是 PEM 文本，也不是二进制格式的证书",
        ),
        Problem::OtherRole => say!(
            cx,
            en: "`{name}` holds a private key, where the certificate belongs",
            zh: "`{name}` 中是私钥，此处应为证书",
        ),
        Problem::Request => say!(
            cx,
            en: "`{name}` holds a certificate signing request, not the certificate that was issued for it",
            zh: "`{name}` 中是证书签名请求（CSR），而不是据此签发的证书",
        ),
        Problem::PublicKey => say!(
            cx,
            en: "`{name}` holds a public key alone, not a certificate",
            zh: "`{name}` 中只有公钥，没有证书",
        ),
        Problem::OtherBlocks => say!(
            cx,
            en: "`{name}` holds PEM blocks, but no certificate among them",
            zh: "`{name}` 中有 PEM 块，但其中没有证书",
        ),
        Problem::NoServerCertificate => say!(
            cx,
            en: "`{name}` holds certificates of authorities only; the server's own certificate is missing",
            zh: "`{name}` 中只有证书颁发机构的证书，缺少服务器自身的证书",
        ),
        Problem::LeafNotFirst => {
            let leaf = leaf.map(super::certificates::called).unwrap_or_default();
            say!(
                cx,
                en: "the certificates in `{name}` are in the wrong order: the server's own, `{leaf}`, must be the first",
                zh: "`{name}` 中证书的顺序不对：服务器自身的证书 `{leaf}` 必须排在最前",
            )
        }
        Problem::Unordered => say!(
            cx,
            en: "the intermediate certificates in `{name}` are in the wrong order",
            zh: "`{name}` 中的中间证书顺序不对",
        ),
        Problem::NoIntermediate => {
            let issuer = issuer(inspection);
            say!(
                cx,
                en: "`{name}` holds the server's certificate alone; the certificate of its issuer, `{issuer}`, is missing",
                zh: "`{name}` 中只有服务器证书，缺少其颁发者 `{issuer}` 的证书",
            )
        }
        _ => return None,
    })
}

/// What is said of keys only, or otherwise than of certificates.
fn of_key(cx: &Context<'_>, side: &Side, problem: &Problem) -> Option<Cow<'static, str>> {
    let name = side.name();
    Some(match problem {
        Problem::NoPem { is_text: true } => say!(
            cx,
            en: "`{name}` holds no private key: there is no `-----BEGIN PRIVATE KEY-----` in it",
            zh: "`{name}` 中没有私钥：找不到 `-----BEGIN PRIVATE KEY-----`",
        ),
        Problem::NoPem { is_text: false } => say!(
            cx,
            en: "`{name}` holds no private key: it is neither PEM text nor a key in binary form",
            zh: "`{name}` 中没有私钥：它既不是 PEM 文本，也不是二进制格式的私钥",
        ),
        Problem::OtherRole => say!(
            cx,
            en: "`{name}` holds a certificate, where the private key belongs",
            zh: "`{name}` 中是证书，此处应为私钥",
        ),
        Problem::Request => say!(
            cx,
            en: "`{name}` holds a certificate signing request, not the private key",
            zh: "`{name}` 中是证书签名请求（CSR），而不是私钥",
        ),
        Problem::PublicKey => say!(
            cx,
            en: "`{name}` holds the public key, not the private one",
            zh: "`{name}` 中是公钥，而不是私钥",
        ),
        Problem::OtherBlocks => say!(
            cx,
            en: "`{name}` holds PEM blocks, but no private key among them",
            zh: "`{name}` 中有 PEM 块，但其中没有私钥",
        ),
        Problem::Encrypted => say!(
            cx,
            en: "the private key in `{name}` is protected by a passphrase",
            zh: "`{name}` 中的私钥受密码保护",
        ),
        Problem::SshKey => say!(
            cx,
            en: "the private key in `{name}` is in the form of SSH, which no TLS server reads",
            zh: "`{name}` 中的私钥采用 SSH 格式，TLS 服务器无法读取",
        ),
        Problem::DamagedKey => say!(
            cx,
            en: "the private key in `{name}` is damaged: it cannot be read",
            zh: "`{name}` 中的私钥已损坏，无法读取",
        ),
        Problem::InconsistentKey => say!(
            cx,
            en: "the private key in `{name}` is damaged: its numbers contradict each other",
            zh: "`{name}` 中的私钥已损坏：其中的数值互相矛盾",
        ),
        Problem::SeveralKeys(count) => say!(
            cx,
            en: "`{name}` holds {count} private keys, where one belongs",
            zh: "`{name}` 中有 {count} 个私钥，应只有一个",
        ),
        _ => return None,
    })
}

/// What is said alike of both.
fn of_either(cx: &Context<'_>, side: &Side, problem: &Problem) -> Cow<'static, str> {
    let name = side.name();
    match problem {
        Problem::TooLarge => say!(
            cx,
            en: "`{name}` is larger than 1 MiB, as no certificate or key is",
            zh: "`{name}` 超过 1 MiB，证书和私钥都不会这么大",
        ),
        Problem::Empty => say!(cx, en: "`{name}` is empty", zh: "`{name}` 是空的"),
        Problem::Pkcs12 => say!(
            cx,
            en: "`{name}` is a PKCS#12 file (.pfx or .p12), not PEM text",
            zh: "`{name}` 是 PKCS#12 文件（.pfx 或 .p12），而不是 PEM 文本",
        ),
        Problem::JavaKeyStore => say!(
            cx,
            en: "`{name}` is a Java key store, not PEM text",
            zh: "`{name}` 是 Java 密钥库，而不是 PEM 文本",
        ),
        Problem::PuttyKey => say!(
            cx,
            en: "`{name}` is a key of PuTTY (.ppk), not PEM text",
            zh: "`{name}` 是 PuTTY 的密钥文件（.ppk），而不是 PEM 文本",
        ),
        Problem::Pkcs7 { .. } => say!(
            cx,
            en: "`{name}` is a PKCS#7 container (.p7b), not a certificate in PEM",
            zh: "`{name}` 是 PKCS#7 容器（.p7b），而不是 PEM 证书",
        ),
        Problem::Der => say!(
            cx,
            en: "`{name}` is in binary form (DER), not PEM text",
            zh: "`{name}` 是二进制格式（DER），而不是 PEM 文本",
        ),
        Problem::Utf16 => say!(
            cx,
            en: "`{name}` is stored as UTF-16, as Windows PowerShell does, and not as plain text",
            zh: "`{name}` 以 UTF-16 编码保存（Windows PowerShell 的默认做法），而不是纯文本",
        ),
        Problem::KubernetesSecret { .. } => say!(
            cx,
            en: "`{name}` is a Kubernetes secret as kubectl prints it, with its content still in Base64",
            zh: "`{name}` 是 kubectl 输出的 Kubernetes 机密，内容仍是 Base64 编码",
        ),
        Problem::Base64 => say!(
            cx,
            en: "`{name}` is still in Base64, as `kubectl get secret` prints it",
            zh: "`{name}` 仍是 Base64 编码，即 `kubectl get secret` 的原样输出",
        ),
        Problem::Trusted => say!(
            cx,
            en: "`{name}` says `TRUSTED CERTIFICATE`, a form that only OpenSSL reads",
            zh: "`{name}` 采用 `TRUSTED CERTIFICATE` 格式，只有 OpenSSL 能读取",
        ),
        Problem::OldLabel => say!(
            cx,
            en: "`{name}` says `X509 CERTIFICATE`, an old label that few programs read",
            zh: "`{name}` 使用旧标签 `X509 CERTIFICATE`，能识别的程序很少",
        ),
        Problem::ByteOrderMark => say!(
            cx,
            en: "`{name}` begins with a byte order mark, behind which programs do not find the first `-----BEGIN`",
            zh: "`{name}` 以字节顺序标记（BOM）开头，程序会因此找不到第一个 `-----BEGIN`",
        ),
        Problem::TooMany => say!(
            cx,
            en: "`{name}` or the other file has more than 100 blocks, of which the rest was not looked into",
            zh: "`{name}` 或另一个文件中的块超过 100 个，其余部分未检查",
        ),
        Problem::Both => say!(
            cx,
            en: "`{name}` holds certificate and private key together",
            zh: "`{name}` 中同时包含证书和私钥",
        ),
        Problem::TextOutside(line) => say!(
            cx,
            en: "`{name}` has text outside of its blocks, first in line {line}; programs skip it",
            zh: "`{name}` 的块之外有其他文本（始于第 {line} 行），程序会跳过这些文本",
        ),
        Problem::Flawed { flaw, line } => flawed(cx, &name, *flaw, *line),
        // The others have words of their own above.
        _ => say!(cx, en: "`{name}` cannot be used", zh: "`{name}` 无法使用"),
    }
}

/// What is wrong with the block that begins in `line`.
fn flawed(cx: &Context<'_>, name: &str, flaw: Flaw, line: u32) -> Cow<'static, str> {
    match flaw {
        Flaw::NoEnd => say!(
            cx,
            en: "`{name}` stops before the `-----END` of the block in line {line}",
            zh: "`{name}` 不完整：第 {line} 行开始的块缺少 `-----END`",
        ),
        Flaw::EndLabel => say!(
            cx,
            en: "the block in line {line} of `{name}` ends with another label than it begins with",
            zh: "`{name}` 第 {line} 行的块，开头与结尾的标签不一致",
        ),
        Flaw::NoLineBreaks => say!(
            cx,
            en: "`{name}` has lost its line breaks, in line {line}",
            zh: "`{name}` 丢失了换行（第 {line} 行）",
        ),
        Flaw::EscapedLineBreaks => say!(
            cx,
            en: "`{name}` has `\\n` written out where line breaks belong, in line {line}",
            zh: "`{name}` 第 {line} 行中应换行之处写成了字面的 `\\n`",
        ),
        Flaw::Indented => say!(
            cx,
            en: "something stands before `-----BEGIN` in line {line} of `{name}`, so that programs do not find it",
            zh: "`{name}` 第 {line} 行的 `-----BEGIN` 之前有其他字符，程序会找不到该块",
        ),
        Flaw::TextAfterEnd { line } => say!(
            cx,
            en: "something stands behind `-----END` in line {line} of `{name}`, so that programs do not find where the block ends",
            zh: "`{name}` 第 {line} 行的 `-----END` 之后有其他字符，程序会找不到该块的结尾",
        ),
        Flaw::Joined => say!(
            cx,
            en: "two blocks run together in line {line} of `{name}`: a line break is missing between them",
            zh: "`{name}` 第 {line} 行中两个块连在一起，之间缺少换行",
        ),
        Flaw::Dashes => say!(
            cx,
            en: "the block in line {line} of `{name}` does not have exactly five hyphens around BEGIN and END",
            zh: "`{name}` 第 {line} 行的块，BEGIN 与 END 两侧不是恰好五个连字符",
        ),
        Flaw::Nothing => say!(
            cx,
            en: "the block in line {line} of `{name}` is empty",
            zh: "`{name}` 第 {line} 行的块是空的",
        ),
        Flaw::NotBase64 { line } => say!(
            cx,
            en: "`{name}` is damaged: line {line} holds a character that does not belong there",
            zh: "`{name}` 已损坏：第 {line} 行中有不应出现的字符",
        ),
        Flaw::CutBase64 | Flaw::Short => say!(
            cx,
            en: "`{name}` is incomplete: a part of the block in line {line} is missing",
            zh: "`{name}` 不完整：第 {line} 行的块缺少一部分内容",
        ),
        Flaw::Long => say!(
            cx,
            en: "the block in line {line} of `{name}` has more in it than belongs to it",
            zh: "`{name}` 第 {line} 行的块中有多余的内容",
        ),
        Flaw::Damaged => say!(
            cx,
            en: "`{name}` is damaged: what the block in line {line} holds cannot be read",
            zh: "`{name}` 已损坏：第 {line} 行的块无法读取",
        ),
        Flaw::OtherContent => say!(
            cx,
            en: "the block in line {line} of `{name}` holds something else than its label says",
            zh: "`{name}` 第 {line} 行的块，内容与标签不符",
        ),
    }
}

fn help(cx: &Context<'_>, side: &Side, wanted: Role, problem: &Problem) -> Cow<'static, str> {
    match problem {
        Problem::Flawed { flaw: Flaw::NoLineBreaks | Flaw::EscapedLineBreaks | Flaw::Indented, .. }
            if !side.is_file() =>
        {
            let key = side.key;
            say!(
                cx,
                en: "In YAML write it as a block after `{key}: |`, each line on its own.",
                zh: "在 YAML 中请写成 `{key}: |` 之后的文本块，每行独立。",
            )
        }
        Problem::Flawed { flaw: Flaw::TextAfterEnd { .. }, .. } => say!(
            cx,
            en: "Delete what stands behind it in that line: often a quotation mark, a comma or one hyphen too many.",
            zh: "请删除该行中其后的内容：常见的是多余的引号、逗号或连字符。",
        ),
        Problem::Flawed { flaw: Flaw::OtherContent, .. } => say!(
            cx,
            en: "Take the file again from where it was made, and do not change its `-----BEGIN` lines.",
            zh: "请从原处重新获取该文件，不要改动其中的 `-----BEGIN` 行。",
        ),
        Problem::Flawed { .. } | Problem::DamagedKey | Problem::InconsistentKey | Problem::Empty => say!(
            cx,
            en: "Take the file again from where it was made: the whole text, from `-----BEGIN` to `-----END`, each line on its own.",
            zh: "请从原处重新获取该文件：须是完整的文本，从 `-----BEGIN` 到 `-----END`，每行独立。",
        ),
        Problem::Pkcs12
        | Problem::JavaKeyStore
        | Problem::PuttyKey
        | Problem::Pkcs7 { .. }
        | Problem::Der
        | Problem::SshKey
        | Problem::Trusted
        | Problem::OldLabel => say!(
            cx,
            en: "The service takes PEM text only: convert it, and give the new file.",
            zh: "服务只接受 PEM 文本：请转换格式，然后提供新文件。",
        ),
        Problem::Utf16 | Problem::ByteOrderMark => say!(
            cx,
            en: "Store it as ASCII or as UTF-8 without a byte order mark, and give the new file.",
            zh: "请将其保存为 ASCII 或不带 BOM 的 UTF-8，然后提供新文件。",
        ),
        Problem::KubernetesSecret { .. } | Problem::Base64 => say!(
            cx,
            en: "Decode it first, and give the decoded file; what it holds was checked decoded.",
            zh: "请先解码，然后提供解码后的文件；其内容已按解码后的形式检查。",
        ),
        Problem::Encrypted => say!(
            cx,
            en: "Take the passphrase off, since nobody could type it where the front end starts, and give the new file.",
            zh: "请去除密码并提供新文件：前端启动时无人能输入密码。",
        ),
        Problem::Request => say!(
            cx,
            en: "Send the request to a certificate authority, and give the certificate that comes back.",
            zh: "请将该请求提交给证书颁发机构，并提供其签发的证书。",
        ),
        Problem::NoServerCertificate => say!(
            cx,
            en: "Put the certificate that was issued for your host name first; those of the authorities follow it.",
            zh: "请将为您的主机名签发的证书放在最前，其后才是颁发机构的证书。",
        ),
        Problem::LeafNotFirst | Problem::Unordered => say!(
            cx,
            en: "Put them in the order server, intermediates, root: each is followed by the one that issued it.",
            zh: "请按服务器证书、中间证书、根证书的顺序排列：每张证书之后是签发它的证书。",
        ),
        Problem::NoIntermediate => say!(
            cx,
            en: "Append the intermediate certificates that your authority hands out with it (a file called chain, bundle or fullchain); \
                 only where clients know that issuer as a root is none needed.",
            zh: "请追加证书颁发机构随证书提供的中间证书（文件名常含 chain、bundle 或 fullchain）；仅当客户端已将该颁发者视为根证书时才不需要。",
        ),
        Problem::SeveralKeys(_) => say!(
            cx,
            en: "Keep the key that belongs to the certificate; only the first was looked into.",
            zh: "请只保留属于该证书的私钥；此处仅检查了第一个。",
        ),
        Problem::Both => say!(
            cx,
            en: "Give the certificates in a file of their own and the key alone in another: a certificate is public, a key is not.",
            zh: "请将证书和私钥分别放在单独的文件中：证书是公开的，私钥则不是。",
        ),
        Problem::TextOutside(_) => {
            say!(cx, en: "Nothing needs to be done.", zh: "无需处理。")
        }
        Problem::TooMany => say!(
            cx,
            en: "Give the server's certificate and its intermediates only.",
            zh: "请只提供服务器证书及其中间证书。",
        ),
        _ => match wanted {
            Role::Certificate => say!(
                cx,
                en: "Give the certificate chain as PEM text: blocks from `-----BEGIN CERTIFICATE-----` to `-----END CERTIFICATE-----`.",
                zh: "请提供 PEM 文本形式的证书链：由 `-----BEGIN CERTIFICATE-----` 到 `-----END CERTIFICATE-----` 的块组成。",
            ),
            Role::Key => say!(
                cx,
                en: "Give the private key of the certificate as PEM text, from `-----BEGIN PRIVATE KEY-----` to `-----END PRIVATE KEY-----`.",
                zh: "请提供证书私钥的 PEM 文本，从 `-----BEGIN PRIVATE KEY-----` 到 `-----END PRIVATE KEY-----`。",
            ),
        },
    }
}

/// The name of the issuer of the server's certificate.
fn issuer(inspection: &Inspection) -> String {
    let Some(leaf) = inspection.leaf() else { return String::new() };
    let issuer = &leaf.issuer;
    crate::rules::quote::quote(issuer.common_name.as_deref().unwrap_or(&issuer.text)).into_owned()
}
