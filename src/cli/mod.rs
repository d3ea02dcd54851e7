//! The command line: arguments, files, exit codes. What is checked and emitted is decided in the library.

mod arguments;
mod catalog;
mod cert;
mod check;
mod explain;
mod facts;
mod failure;
mod hyphens;
mod import;
mod init;
mod input;
mod named_files;
mod online_arguments;
mod output;
mod plan;
mod rules;
mod run;
mod schema;

use std::ffi::OsString;
use std::process::ExitCode;

use aks_compute::language::Language;
use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};
use failure::Failure;

/// No error was found.
const PASSED: u8 = 0;
/// Errors were found, or an error is unknown.
const ERRORS_FOUND: u8 = 1;
/// The input could not be read, or the call was wrong.
const NOT_RUN: u8 = 2;

/// Runs the command.
pub(crate) fn main() -> ExitCode {
    let call: Vec<OsString> = std::env::args_os().collect();
    let has_pem = call.iter().any(|word| word.to_string_lossy().contains("-----BEGIN"));
    let arguments = match Arguments::try_parse_from(hyphens::with_texts(call)).and_then(Arguments::validated)
    {
        // What clap or a failure says of an argument repeats it.
        Ok(arguments) if has_pem && !matches!(arguments.command, Command::Explain(_)) => {
            return say(&Failure::PemAsArgument, arguments.language());
        }
        Err(error) if has_pem && error.use_stderr() => {
            return say(&Failure::PemAsArgument, arguments::language_of_locale());
        }
        Ok(arguments) => arguments,
        // Help and version are answers; anything else is a wrong call. Clap says which stream is right.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { NOT_RUN } else { PASSED });
        }
    };
    arguments.color.write_global();
    let language = arguments.language();
    match dispatch(arguments) {
        Ok(code) => ExitCode::from(code),
        // The reader of a pipe that closes it has seen enough.
        Err(Failure::ReaderGone) => ExitCode::from(PASSED),
        Err(failure) => say(&failure, language),
    }
}

/// Says why the run could not be done.
fn say(failure: &Failure, language: Language) -> ExitCode {
    anstream::eprintln!("aks-compute: {}", failure.message(language));
    ExitCode::from(NOT_RUN)
}

fn dispatch(arguments: Arguments) -> Result<u8, Failure> {
    let language = arguments.language();
    match arguments.command {
        Command::Init(command) => init::run(&command, language),
        Command::Check(command) => check::run(&command, language),
        Command::Plan(command) => plan::run(&command, language),
        Command::Import(command) => import::run(&command, language),
        Command::Cert(command) => cert::run(&command, language),
        Command::Explain(command) => explain::run(&command, language),
        Command::Rules(command) => rules::run(&command, language),
        Command::Schema(command) => schema::run(&command, language),
        Command::Catalog(command) => catalog::run(&command, language),
        Command::Submit(_) => Err(Failure::OnlyNpm("submit")),
        Command::Detach(_) => Err(Failure::OnlyNpm("detach")),
        Command::Status(_) => Err(Failure::OnlyNpm("status")),
        Command::Facts(_) => Err(Failure::OnlyNpm("facts")),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "aks-compute", &mut script);
            output::bytes(&script)?;
            Ok(PASSED)
        }
    }
}
