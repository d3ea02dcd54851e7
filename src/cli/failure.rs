//! Why a run could not be done.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use aks_compute::catalog::CatalogError;
use aks_compute::facts::FactError;
use aks_compute::import::ImportError;
use aks_compute::init::InitError;
use aks_compute::language::Language;
use aks_compute::report::SeveralClouds;

/// Why a run could not be done.
#[derive(Debug)]
pub(super) enum Failure {
    /// A file could not be read.
    Read(PathBuf, io::Error),
    /// A file could not be written.
    Write(PathBuf, io::Error),
    /// Standard output could not be written.
    Output(io::Error),
    /// Nobody reads standard output any more.
    ReaderGone,
    /// A file of facts could not be used.
    Facts(PathBuf, FactError),
    /// A catalog could not be used.
    Catalog(PathBuf, CatalogError),
    /// A folder without a spec.
    NoSpec(PathBuf),
    /// A folder without a fact.
    NoFact(PathBuf),
    /// Standard input is to be two things.
    StandardInputTaken,
    /// One script cannot ask several clouds.
    SeveralClouds(SeveralClouds),
    /// There is no spec to start from.
    Init(InitError),
    /// No spec came out of a document.
    Import(PathBuf, ImportError),
    /// Nothing here can look into certificates.
    NoCertificates,
    /// A certificate or key stands in the call itself.
    PemAsArgument,
    /// No rule has this id.
    NoRule(String),
    /// A command sends requests, and this one is offline.
    OnlyNpm(&'static str),
    /// An artifact could not be made: what it needs.
    Unavailable {
        /// The artifact.
        artifact: &'static str,
        /// What it needs.
        needs: String,
        /// The command that gets it.
        command: Option<String>,
    },
}

impl Failure {
    /// A failure to write to standard output.
    pub(super) fn output(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ReaderGone } else { Self::Output(error) }
    }

    /// The failure in words: what is wrong, where, what to do.
    pub(super) fn message(&self, language: Language) -> Cow<'static, str> {
        let chinese = language == Language::Chinese;
        let text = match self {
            Self::Read(path, error) => {
                let (path, why) = (path.display(), reason(error, language));
                if chinese {
                    format!("无法读取 {path}：{why}")
                } else {
                    format!("cannot read {path}: {why}")
                }
            }
            Self::Write(path, error) => {
                let (path, why) = (path.display(), reason(error, language));
                if chinese {
                    format!("无法写入 {path}：{why}")
                } else {
                    format!("cannot write {path}: {why}")
                }
            }
            Self::Output(error) => {
                let why = reason(error, language);
                if chinese {
                    format!("无法写入标准输出：{why}")
                } else {
                    format!("cannot write to standard output: {why}")
                }
            }
            Self::ReaderGone => String::new(),
            Self::Facts(path, error) => {
                format!("{}{}{}", path.display(), language.colon(), error.message(language))
            }
            Self::Catalog(path, error) => format!("{}{}{error}", path.display(), language.colon()),
            Self::NoSpec(path) => {
                let path = path.display();
                if chinese {
                    format!("{path} 中没有 .yaml、.yml、.json 或 .jsonl 文件")
                } else {
                    format!("{path} holds no .yaml, .yml, .json or .jsonl file")
                }
            }
            Self::NoFact(path) => {
                let path = path.display();
                if chinese {
                    format!("{path} 中没有 .json、.txt 或 .yaml 文件")
                } else {
                    format!("{path} holds no .json, .txt or .yaml file")
                }
            }
            Self::StandardInputTaken => {
                if chinese {
                    "标准输入（`-`）只能用作一份输入".to_owned()
                } else {
                    "standard input (`-`) can be one input only".to_owned()
                }
            }
            Self::SeveralClouds(error) => return error.message(language),
            Self::Init(error) => return error.message(language),
            Self::Import(path, error) => {
                format!("{}{}{}", path.display(), language.colon(), error.message(language))
            }
            Self::NoCertificates => {
                if chinese {
                    "此版本未包含检查证书的部分：请启用特性 `certificates` 重新构建".to_owned()
                } else {
                    "this build cannot look into certificates: build it with the feature `certificates`"
                        .to_owned()
                }
            }
            Self::PemAsArgument => {
                if chinese {
                    "命令行参数中直接写入了证书或私钥（此处不重复其内容）：请将其保存为文件，并给出文件名；\
                     命令行中的内容可能会留在 shell 的历史记录中"
                        .to_owned()
                } else {
                    "a certificate or key stands in the call itself (it is not repeated here): put it into a file, and name \
                     the file; what is written in a call may stay in the history of the shell"
                        .to_owned()
                }
            }
            Self::NoRule(id) => {
                if chinese {
                    format!("不存在规则 `{id}`；`aks-compute rules` 会列出所有规则")
                } else {
                    format!("there is no rule `{id}`; `aks-compute rules` lists them")
                }
            }
            Self::OnlyNpm(command) => {
                if chinese {
                    format!("本命令不联网，`{command}` 只在 npm 包中提供：npx aks-compute {command} …")
                } else {
                    format!(
                        "this command works offline; `{command}` is in the npm package: npx aks-compute {command} …"
                    )
                }
            }
            Self::Unavailable { artifact, needs, command } => {
                let mut text = if chinese {
                    format!("无法生成 `{artifact}`，缺少：{needs}")
                } else {
                    format!("`{artifact}` cannot be made; it needs {needs}")
                };
                if let Some(command) = command {
                    text.push_str(if chinese {
                        "\n请运行以下命令，并用 --facts current.json 传入结果：\n  "
                    } else {
                        "\nRun this, and give its output with --facts current.json:\n  "
                    });
                    text.push_str(&format!("{command} > current.json"));
                }
                text
            }
        };
        Cow::Owned(text)
    }
}

/// Why the system refused, in words that a person would use.
fn reason(error: &io::Error, language: Language) -> String {
    let (english, chinese) = match error.kind() {
        io::ErrorKind::NotFound => ("there is no such file or folder", "没有这个文件或文件夹"),
        io::ErrorKind::PermissionDenied => ("permission denied", "没有权限"),
        io::ErrorKind::IsADirectory => ("it is a folder", "这是一个文件夹"),
        io::ErrorKind::NotADirectory => ("a part of the path is not a folder", "路径中有一部分不是文件夹"),
        io::ErrorKind::FileTooLarge => ("it is too large", "文件过大"),
        _ => return error.to_string(),
    };
    match language {
        Language::English => english.to_owned(),
        Language::Chinese => chinese.to_owned(),
    }
}

/// The error of a file that is larger than it may be.
pub(super) fn too_large(path: &Path) -> Failure {
    Failure::Read(path.to_owned(), io::Error::from(io::ErrorKind::FileTooLarge))
}
