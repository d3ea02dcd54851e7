//! Certificate and key are PEM text, each in its place: what their files are, as files.

use super::certificates::{Certificates, Side, State, is_possible_name};
use super::pem_problem::Problem;
use super::pem_words::{Words, words};
use super::samples::{CHAIN, CHAIN_BACKWARDS, ENCRYPTED_KEY, KEY, LEAF};
use crate::certificate::Inspection;
use crate::certificate::Role;
use crate::files::Unreadable;
use crate::language::{prose, say, text};
use crate::report::{Findings, Fix, PatchOperation, Severity};
use crate::rules::examples::{attach, create, update};
use crate::rules::{Context, Examples, Rule, Section, Source};
use crate::spec::{Operation, Ssl};

pub(super) static RULE: Rule = Rule {
    id: "TLS-PEM",
    severity: Severity::Error,
    operations: &[Operation::Create, Operation::Attach, Operation::Update],
    title: text!(
        en: "Certificate and key are PEM text, decoded, unencrypted and each in its place",
        zh: "证书和私钥须为 PEM 文本：已解码、未加密、各在其位",
    ),
    why: prose!(
        en: "The service takes the text as it is and fails only when the front end starts. Kubernetes keeps secrets in \
             Base64, so what kubectl prints must be decoded before it is given again. A key with a passphrase is not \
             supported. The server's certificate comes first, then each that issued the one before. Whether the front end \
             minds a bundle of certificate and key is not published, and an absent intermediate does no harm where \
             clients know it: these are warnings. A file is named by one line without control characters.",
        zh: "服务会原样接收文本，直到前端启动时才失败。Kubernetes 以 Base64 保存机密，因此 kubectl 的输出须先解码再提供。\
             不支持带密码的私钥。服务器证书须在最前，其后依次是签发前一张证书的证书。前端是否接受证书与私钥合一的文件并无公开说明；\
             若客户端已有中间证书，缺少它也无妨，因此这两种情况只作警告。文件名须为一行，不含控制字符。",
    ),
    source: &[
        Source::Article(Section::UpdateCluster),
        Source::Public("Azure Machine Learning v1, Secure web services using TLS: Enable TLS and deploy"),
    ],
    examples: Examples::new(
        &[
            create(FILES).with_files(&[("cert.pem", CHAIN), ("key.pem", KEY)]),
            attach("ssl: { leafDomainLabel: contoso }"),
        ],
        &[
            attach("# key.pem is protected by a passphrase\nssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", CHAIN), ("key.pem", ENCRYPTED_KEY)]),
            create("# cert.pem holds the key, key.pem the certificate\nssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", KEY), ("key.pem", CHAIN)]),
            update("# The intermediate certificate stands before the server's in cert.pem\nssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", CHAIN_BACKWARDS), ("key.pem", KEY)]),
            attach("# cert.pem holds the server's certificate without its intermediate\nssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }")
                .with_files(&[("cert.pem", LEAF), ("key.pem", KEY)]),
            attach("# The files were not handed over\nssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }"),
            create("ssl: { cname: www.contoso.com, certPem: cert.pem, keyPem: key.pem }"),
            create(
                "ssl:
  cname: www.contoso.com
  certPemFile: cert.pem
  keyPem: |
    -----BEGIN PRIVATE KEY-----
    MIIE
    -----END PRIVATE KEY-----",
            ),
            attach("ssl: { cname: www.contoso.com, certPemFile: \"cert\\n.pem\", keyPemFile: '' }"),
        ],
    ),
    check,
};

/// What the examples give.
const FILES: &str = "ssl: { cname: www.contoso.com, certPemFile: cert.pem, keyPemFile: key.pem }";

fn check(cx: &Context<'_>, findings: &mut Findings) {
    let Some(ssl) = cx.spec.ssl.as_ref() else { return };
    file_names(cx, findings, ssl);
    let all = Certificates::of(cx);
    let sides = all.sides();
    if sides.iter().any(|side| side.state == State::InVault) {
        findings.withhold();
        return;
    }
    for side in sides.into_iter().filter(|side| side.state == State::FileName) {
        text_is_file_name(cx, findings, ssl, side);
    }
    unread(cx, findings, sides);
    let Some(inspection) = &all.inspection else {
        if let Some(side) = sides.into_iter().find(|side| side.state == State::Given) {
            no_reader(cx, findings, side);
        }
        return;
    };
    if inspection.is_swapped() {
        swapped(cx, findings, all, ssl);
    }
    let mut certificate_has_both = false;
    for side in sides.into_iter().filter(|side| side.state == State::Given) {
        let wanted = if all.place_of(side.role).role == side.role {
            side.role
        } else if side.role == Role::Certificate {
            Role::Key
        } else {
            Role::Certificate
        };
        for problem in all.problems(side.role) {
            // One bundle that was given for both is one problem.
            if problem == Problem::Both && std::mem::replace(&mut certificate_has_both, true) {
                continue;
            }
            report(cx, findings, inspection, side, wanted, &problem);
        }
    }
    if all.key.state == State::Absent && inspection.key_file.is_some() {
        // The key that the same Kubernetes secret holds; what is wrong with the secret was said.
        for problem in all.problems(Role::Key).iter().filter(|problem| !problem.is_layer()) {
            report(cx, findings, inspection, &all.certificate, Role::Key, problem);
        }
    }
}

fn report(
    cx: &Context<'_>,
    findings: &mut Findings,
    inspection: &Inspection,
    side: &Side,
    wanted: Role,
    problem: &Problem,
) {
    let Words { message, help, remedy } = words(cx, inspection, side, wanted, problem);
    let reported = match problem.severity() {
        Severity::Info => findings.note(side.pointer, message),
        severity => findings.fail_as(severity, side.pointer, message),
    };
    let reported = reported.help(help);
    match remedy {
        Some(command) => reported.remedy(command),
        None => reported,
    };
}

/// The names of files can be names of files.
fn file_names(cx: &Context<'_>, findings: &mut Findings, ssl: &Ssl<'_>) {
    for (key, pointer, file) in [
        ("certPemFile", "/ssl/certPemFile", ssl.cert_pem_file),
        ("keyPemFile", "/ssl/keyPemFile", ssl.key_pem_file),
    ] {
        if file.given().is_some_and(|name| !is_possible_name(name)) {
            findings
                .fail(pointer, say!(cx, en: "`{key}` is no name of a file", zh: "`{key}` 不是文件名"))
                .help(say!(
                    cx,
                    en: "Name a file, alone or with its path, in one line without control characters.",
                    zh: "请用一行文字给出文件名（可含路径），不含控制字符。",
                ));
        }
    }
}

fn text_is_file_name(cx: &Context<'_>, findings: &mut Findings, ssl: &Ssl<'_>, side: &Side) {
    let key = side.key;
    let (file, to, is_free) = match side.role {
        Role::Certificate => ("certPemFile", "/ssl/certPemFile", ssl.cert_pem_file.is_absent()),
        Role::Key => ("keyPemFile", "/ssl/keyPemFile", ssl.key_pem_file.is_absent()),
    };
    let title = say!(cx, en: "Rename to `{file}`", zh: "改名为 `{file}`");
    let fix = Fix::offered(title, PatchOperation::rename(side.pointer, to));
    findings
        .fail(
            side.pointer,
            say!(cx, en: "`{key}` holds the name of a file, not its text", zh: "`{key}` 中是文件名，而不是文件内容"),
        )
        .help(say!(cx, en: "Give the file with `{file}`.", zh: "请用 `{file}` 指定文件。"))
        .fix_if_any(is_free.then_some(fix));
}

/// Files that could not be looked into.
fn unread(cx: &Context<'_>, findings: &mut Findings, sides: [&Side; 2]) {
    let not_given: Vec<&Side> = sides.into_iter().filter(|side| side.state == State::NotGiven).collect();
    if let Some(first) = not_given.first() {
        let names: Vec<String> = not_given.iter().map(|side| format!("`{}`", side.name())).collect();
        let message = match names.as_slice() {
            [certificate, key] => say!(
                cx,
                en: "{certificate} and {key} were not handed over, so nothing in them was checked",
                zh: "未提供文件 {certificate} 和 {key}，因此未检查其内容",
            ),
            names => {
                let name = names.concat();
                say!(
                    cx,
                    en: "{name} was not handed over, so nothing in it was checked",
                    zh: "未提供文件 {name}，因此未检查其内容",
                )
            }
        };
        findings.undecided(first.pointer, message).help(say!(
            cx,
            en: "The command reads the files itself; in JavaScript give them with `files`, on the page choose or drop them.",
            zh: "命令行会自行读取这些文件；在 JavaScript 中请通过 `files` 提供，在网页上请选择或拖入文件。",
        ));
    }
    for side in sides {
        let State::Unreadable(why) = side.state else { continue };
        let name = side.name();
        let message = match why {
            Unreadable::Missing => say!(
                cx,
                en: "there is no file `{name}`, so nothing in it was checked",
                zh: "文件 `{name}` 不存在，因此未检查其内容",
            ),
            Unreadable::Denied => say!(
                cx,
                en: "`{name}` may not be read by this user, so nothing in it was checked",
                zh: "当前用户无权读取 `{name}`，因此未检查其内容",
            ),
            Unreadable::NotAFile => say!(
                cx,
                en: "`{name}` is no ordinary file, so nothing in it was checked",
                zh: "`{name}` 不是普通文件，因此未检查其内容",
            ),
            Unreadable::Failed => say!(
                cx,
                en: "`{name}` could not be read, so nothing in it was checked",
                zh: "无法读取 `{name}`，因此未检查其内容",
            ),
        };
        findings.undecided(side.pointer, message).help(say!(
            cx,
            en: "Put the file there, or write its path as seen from the folder of the spec, and check again.",
            zh: "请将文件放到该处，或写出其相对于配置所在文件夹的路径，然后重新检查。",
        ));
    }
}

/// The part that looks into certificates is not there.
fn no_reader(cx: &Context<'_>, findings: &mut Findings, side: &Side) {
    findings
        .undecided(
            side.pointer,
            say!(
                cx,
                en: "what looks into certificates and keys is not loaded, so nothing in them was checked",
                zh: "尚未加载用于检查证书和私钥的模块，因此未检查其内容",
            ),
        )
        .help(say!(
            cx,
            en: "In JavaScript await `initCertificates()` once; in Rust build with the feature `certificates`.",
            zh: "在 JavaScript 中请先等待一次 `initCertificates()`；在 Rust 中请启用特性 `certificates`。",
        ));
}

fn swapped(cx: &Context<'_>, findings: &mut Findings, all: &Certificates, ssl: &Ssl<'_>) {
    let (certificate, key) = (all.certificate.name(), all.key.name());
    let are_files = all.certificate.is_file() && all.key.is_file();
    let are_texts = ssl.cert_pem.is_present() && ssl.key_pem.is_present();
    let fix = (are_files || are_texts).then(|| swap(cx, &all.certificate, &all.key));
    findings
        .fail(
            all.certificate.pointer,
            say!(
                cx,
                en: "certificate and key are swapped: `{certificate}` holds the private key, `{key}` the certificate",
                zh: "证书和私钥放反了：`{certificate}` 中是私钥，`{key}` 中是证书",
            ),
        )
        .help(say!(
            cx,
            en: "Give each in the place of the other.",
            zh: "请将二者对调。",
        ))
        .fix_if_any(fix);
}

/// Moves name no values, so that no key stands in a report.
fn swap(cx: &Context<'_>, certificate: &Side, key: &Side) -> Fix {
    let (first, second) = (certificate.key, key.key);
    Fix {
        title: say!(cx, en: "Swap `{first}` and `{second}`", zh: "对调 `{first}` 与 `{second}`"),
        safe: true,
        patch: vec![
            PatchOperation::rename(certificate.pointer, "/ssl/swap"),
            PatchOperation::rename(key.pointer, certificate.pointer),
            PatchOperation::rename("/ssl/swap", key.pointer),
        ],
    }
}
