//! What the commands take that send requests. The npm package has them; here they are described, so that its help, its
//! completions and this command's answer come from one place.

use std::path::PathBuf;

use clap::Args;

/// Whom the requests go to.
#[derive(Args, Debug)]
pub(super) struct Connection {
    /// Print JSON on standard output: of a submission, one event a line
    #[arg(long)]
    json: bool,
    /// Another Azure Resource Manager, for tests: https://localhost:PORT, https://127.0.0.1:PORT
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
}

/// What becomes of a submission.
#[derive(Args, Debug)]
pub(super) struct Submission {
    /// Change what was shown without asking; needed where no terminal can answer
    #[arg(long, short)]
    yes: bool,
    /// Go on from a token, or from a file that holds one, instead of the one that is kept for the compute
    #[arg(long, value_name = "TOKEN")]
    resume: Option<String>,
    /// A step that a person has done, by its id; `all` for whatever a person had to do
    #[arg(long, value_name = "STEP")]
    done: Vec<String>,
    /// Delete the cluster too
    #[arg(long)]
    delete_cluster: bool,
    /// How long between looks at work that goes on; less than 1 only with --endpoint
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0)]
    interval: f64,
    #[command(flatten)]
    connection: Connection,
}

/// Submit a spec to Azure and watch it to its end (npm package only)
///
/// The spec is checked on what is there today; what would change is shown and asked about; then it is sent and watched.
/// Needed is a sign-in: a token in the environment variable AKS_COMPUTE_TOKEN, or whatever @azure/identity finds where
/// that package is installed, or the Azure CLI.
///
/// Before anything is sent, how far it is gets written to a file in the folder AKS_COMPUTE_STATE (unless set, one of the
/// user's own), so that the same command goes on after a crash, and nothing is made twice. Ctrl+C ends the watching; what
/// runs in Azure goes on.
///
/// Exit codes: 0 it is as the spec says, 1 something speaks against it or it failed, 2 the input could not be read or the
/// call was wrong, 3 nobody knows yet how it ends: go on with the same command, 4 a person has to go on.
#[derive(Args, Debug)]
pub(super) struct Submit {
    /// The spec: a YAML or JSON file, or - for standard input
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// What is there today, as for `plan`: decides what the first plan is; what Azure shows decides the rest
    #[arg(long, value_name = "FACTS")]
    facts: Vec<PathBuf>,
    /// The certificate, PEM, in place of the one that the spec names
    #[arg(long, value_name = "FILE")]
    cert: Option<PathBuf>,
    /// Its key, PEM
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Ask Azure to cancel what is running, and show what there is then
    #[arg(long, conflicts_with_all = ["yes", "done", "delete_cluster"])]
    cancel: bool,
    #[command(flatten)]
    submission: Submission,
}

/// Detach the compute of a spec from its workspace (npm package only)
///
/// Of whatever operation the spec is. The cluster goes on running, unless --delete-cluster is said. Sign-in, files and exit
/// codes are those of `submit`.
#[derive(Args, Debug)]
pub(super) struct Detach {
    /// The spec: a YAML or JSON file, or - for standard input
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    #[command(flatten)]
    submission: Submission,
}

/// Show what there is of a spec in Azure (npm package only)
///
/// The compute, the deployments that were for it, and the clusters. Only reads.
///
/// Exit codes: 0 everything could be looked at and nothing failed, 1 otherwise, 2 as always.
#[derive(Args, Debug)]
pub(super) struct Status {
    /// The spec: a YAML or JSON file, or - for standard input
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// Show what a token is about, or a file that holds one
    #[arg(long, value_name = "TOKEN")]
    resume: Option<String>,
    #[command(flatten)]
    connection: Connection,
}

/// Fill a folder with facts from Azure, which --facts takes (npm package only)
///
/// Does what the script of `check --format script` does, without the Azure CLI. Only reads. What may not be read is named
/// with the role that is needed.
///
/// Exit codes: 0 everything could be read, 1 something could not, 2 as always.
#[derive(Args, Debug)]
pub(super) struct CollectFacts {
    /// The spec: a YAML or JSON file, or - for standard input
    #[arg(value_name = "SPEC")]
    spec: PathBuf,
    /// The folder
    #[arg(long, value_name = "DIR", default_value = "facts", conflicts_with = "json")]
    out: PathBuf,
    #[command(flatten)]
    connection: Connection,
}
