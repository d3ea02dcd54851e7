//! What the command line takes.

use std::path::PathBuf;

use aks_compute::language::Language;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use time::OffsetDateTime;

use super::online_arguments::{CollectFacts, Detach, Status, Submit};

/// Checks and emits Azure Kubernetes Service compute for Azure Machine Learning, offline.
///
/// Exit codes: 0 no error, 1 errors found, 2 the input could not be read or the call was wrong. Of `explain`: 0 the error
/// is known, 1 it is not.
/// Findings and artifacts go to standard output, everything about the run to standard error.
#[derive(Debug, Parser)]
#[command(name = "aks-compute", version, propagate_version = true, max_term_width = 100)]
pub(super) struct Arguments {
    /// The language of messages: en or zh-CN [default: the locale's, else en]
    #[arg(long, global = true, value_name = "TAG", value_parser = language)]
    pub(super) lang: Option<Language>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,

    #[command(subcommand)]
    pub(super) command: Command,
}

impl Arguments {
    /// Refuses what the parser cannot: facts with a table that has none.
    pub(super) fn validated(self) -> Result<Self, clap::Error> {
        match &self.command {
            Command::Catalog(Catalog { facts: Some(_), table, .. }) if *table != Table::Versions => {
                let message = "the argument '--facts <FILE>' can only be used with the table versions";
                Err(Self::command().error(ErrorKind::ArgumentConflict, message))
            }
            _ => Ok(self),
        }
    }

    /// The language that was asked for, else the locale's.
    pub(super) fn language(&self) -> Language {
        self.lang.unwrap_or_else(language_of_locale)
    }
}

/// The language of the locale.
pub(super) fn language_of_locale() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Language::from_tag(&value))
        .unwrap_or_default()
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// Where the output is a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes every stream of the run follow this choice.
    pub(super) fn write_global(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print a commented spec to start from
    Init(Init),
    /// Check specs and show every problem at once
    Check(Check),
    /// Emit the artifacts of a spec: template, parameters, Bicep, Terraform, requests, steps
    Plan(Plan),
    /// Print the spec of what is there already: a template, a request, a compute
    Import(Import),
    /// Say what certificate and key files are, and what is wrong with them
    Cert(Cert),
    /// Say of an error of Azure what caused it and what to do
    Explain(Explain),
    /// List the rules, or explain one
    Rules(Rules),
    /// Print a JSON Schema
    Schema(Schema),
    /// Show what Azure offers: sizes, regions, versions, clouds, api-versions
    Catalog(Catalog),
    Submit(Submit),
    Detach(Detach),
    Status(Status),
    Facts(CollectFacts),
    /// Print a script that completes this command in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Args, Debug)]
pub(super) struct Init {
    /// The scenario; left out, they are listed
    pub(super) scenario: Option<String>,
    /// The cloud, as `az cloud list` names it
    #[arg(long, value_name = "CLOUD")]
    pub(super) cloud: Option<String>,
}

/// What `check` and `plan` have in common.
#[derive(Args, Debug)]
pub(super) struct Checking {
    /// What is there today: a file, a folder of them, or - for standard input, also as KIND@SCOPE=FILE
    ///
    /// A file holds the output of a command or request as it is, or several in an array. Of a folder every .json, .txt
    /// and .yaml file directly in it is read, in the order of names. KIND@SCOPE=FILE or KIND=FILE says what an output
    /// does not say itself: its kind (cluster, nodePools, versions, computes, savedCompute, workspace, virtualNetwork,
    /// subnets, quota, sizes, roles, policyAssignments, policyDefinitions, serviceTags) and what it is about (a region, a
    /// subscription, subscription/region, or an ARM id). A path that begins so is written with ./ before it.
    #[arg(long, value_name = "FACTS")]
    pub(super) facts: Vec<PathBuf>,
    /// The time to judge by [default: the clock's]
    #[arg(long, value_name = "RFC3339", value_parser = time)]
    pub(super) now: Option<OffsetDateTime>,
    /// Count what is unknown as failed
    #[arg(long)]
    pub(super) strict: bool,
    /// Turn a warning off
    #[arg(long, value_name = "RULE")]
    pub(super) allow: Vec<String>,
    /// Count warnings as failed
    #[arg(long, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
    /// A catalog that replaces tables of the embedded one
    #[arg(long, value_name = "FILE")]
    pub(super) catalog: Option<PathBuf>,
}

/// What counts as failed besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Warnings
    Warnings,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    /// Specs: YAML or JSON files, .jsonl files with a spec a line, folders of them, or - for standard input
    #[arg(required = true, value_name = "SPEC")]
    pub(super) specs: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) checking: Checking,
    /// The form of the findings
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ReportFormat,
    /// Also check the specs against each other
    #[arg(long)]
    pub(super) together: bool,
}

/// The form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people
    Text,
    /// One report an input, one a line
    Json,
    /// One bash script of read-only commands that fills a folder with the missing facts
    Script,
}

#[derive(Args, Debug)]
pub(super) struct Plan {
    /// The spec: a YAML or JSON file, or - for standard input
    #[arg(value_name = "SPEC")]
    pub(super) spec: PathBuf,
    #[command(flatten)]
    pub(super) checking: Checking,
    /// Write every artifact into this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["only", "format"])]
    pub(super) out: Option<PathBuf>,
    /// Print this artifact [default: arm for create and attach, rest for update and detach]
    #[arg(long, value_name = "ARTIFACT", conflicts_with = "format")]
    pub(super) only: Option<Only>,
    /// Print the whole plan
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<PlanFormat>,
}

/// The form of a whole plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    /// The plan with its report, as JavaScript gets it
    Json,
}

/// The artifacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Only {
    /// The ARM template
    Arm,
    /// The parameters file of the template
    Parameters,
    /// The Bicep file
    Bicep,
    /// The Terraform configuration
    Terraform,
    /// The requests to Azure Resource Manager, with placeholders for secrets
    Rest,
    /// A bash script around the Azure CLI
    Azcli,
    /// A bash script for the cluster itself: save the certificate, clean up, debug
    Kubectl,
    /// A Python program: REST, or SDK v1 with --sdk
    Python,
    /// The runbook
    Steps,
}

#[derive(Args, Debug)]
pub(super) struct Import {
    /// An ARM template, requests as `plan --only rest` prints them, the body of one, a compute as Azure Resource
    /// Manager shows it, or - for standard input
    ///
    /// What a spec cannot hold is named on standard error, with its place. Certificates and keys become names of files.
    /// Of Terraform and Bicep files give the ARM template: `az bicep build`.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The form of the spec
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    pub(super) format: ImportFormat,
    /// The parameters file of a template
    #[arg(long, value_name = "FILE")]
    pub(super) parameters: Option<PathBuf>,
    /// The ARM id of the resource group to which a template is deployed
    #[arg(long, value_name = "ID")]
    pub(super) resource_group: Option<String>,
    /// The cloud, where no URL says it
    #[arg(long, value_name = "CLOUD", value_parser = ["AzureCloud", "AzureChinaCloud", "AzureUSGovernment"])]
    pub(super) cloud: Option<String>,
}

/// The form of a spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportFormat {
    /// With the keys in the order of the reference
    Yaml,
    /// The same as JSON
    Json,
}

#[derive(Args, Debug)]
pub(super) struct Cert {
    /// Certificates, intermediates and the private key, in any order, or - for standard input
    ///
    /// PEM or DER, also as `kubectl get secret` prints them. What is found in them is judged by the rules about TLS, as in a
    /// spec. Nothing of a private key is printed, stored or sent.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The private key, where it should be taken for nothing else
    #[arg(long, value_name = "FILE")]
    pub(super) key: Option<PathBuf>,
    /// The host name that the certificate should be for
    #[arg(long, value_name = "NAME")]
    pub(super) cname: Option<String>,
    /// The time to judge by [default: the clock's]
    #[arg(long, value_name = "RFC3339", value_parser = time)]
    pub(super) now: Option<OffsetDateTime>,
    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: CertFormat,
}

/// The form of what files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CertFormat {
    /// For people
    Text,
    /// With every detail
    Json,
}

#[derive(Args, Debug)]
pub(super) struct Explain {
    /// The error as it was shown: JSON, the output of a command, an event, a code; or - for standard input
    ///
    /// Several arguments are one text. An error that is not known is said to be unknown, and its codes are shown. No name,
    /// key or token of the text is printed.
    #[arg(required = true, value_name = "TEXT")]
    pub(super) text: Vec<String>,
    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ExplainFormat,
}

/// The form of an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExplainFormat {
    /// For people
    Text,
    /// What `schema explanation` describes
    Json,
}

#[derive(Args, Debug)]
pub(super) struct Rules {
    /// The id of a rule; left out, all are listed
    #[arg(value_name = "ID")]
    pub(super) id: Option<String>,
    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: RulesFormat,
}

/// The form of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesFormat {
    /// For people
    Text,
    /// With why and examples
    Json,
    /// The page of the reference
    Markdown,
}

#[derive(Args, Debug)]
pub(super) struct Schema {
    /// Of what
    pub(super) of: SchemaOf,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// The spec
    Spec,
    /// The report of `check --format json`
    Report,
    /// The answer of `explain --format json`
    Explanation,
}

#[derive(Args, Debug)]
pub(super) struct Catalog {
    /// The table
    pub(super) table: Table,
    /// Words that must all occur in a row
    #[arg(value_name = "FILTER")]
    pub(super) filter: Vec<String>,
    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: CatalogFormat,
    /// A catalog that replaces tables of the embedded one
    #[arg(long, value_name = "FILE")]
    pub(super) catalog: Option<PathBuf>,
    /// For versions: what `az aks get-versions` printed, table or JSON, or - for standard input; it is shown
    /// instead of the calendar
    #[arg(long, value_name = "FILE", conflicts_with = "catalog")]
    pub(super) facts: Option<PathBuf>,
}

/// The tables of the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Table {
    /// VM sizes
    Sizes,
    /// Regions
    Regions,
    /// Kubernetes versions
    Versions,
    /// Clouds
    Clouds,
    /// Api-versions of workspaces/computes
    ApiVersions,
}

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CatalogFormat {
    /// Aligned columns
    Text,
    /// What `--catalog` takes; with facts, the versions and what follows from them
    Json,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "there are en and zh-CN".to_owned())
}

fn time(text: &str) -> Result<OffsetDateTime, String> {
    aks_compute::clock::time(text).ok_or_else(|| "write it like 2026-11-23T12:00:00Z".to_owned())
}
