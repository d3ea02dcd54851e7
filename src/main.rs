//! The command line; nothing but conversion between arguments, files and the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
