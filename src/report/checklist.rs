//! What is still unknown after a run, as one bash script that fills a folder with facts.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Ask, collecting};
use crate::facts::FactKind;
use crate::index::Index;
use crate::language::{Language, say};
use crate::rules::placeholders_in;
use crate::shell;

/// The commands that get missing facts, of one check or of several, each once.
#[derive(Debug, Default)]
pub struct Checklist {
    asks: Vec<Ask>,
    /// Where each command stands.
    commands: Index,
}

/// The commands are about several clouds, and `az` is signed in to one at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeveralClouds(Vec<String>);

impl SeveralClouds {
    /// The error in words.
    pub fn message(&self, language: Language) -> Cow<'static, str> {
        struct Words {
            language: Language,
        }
        let cx = Words { language };
        let clouds = self.0.join(", ");
        say!(
            cx,
            en: "the specs are about several clouds ({clouds}), and az is signed in to one at a time: ask for a script for the specs of each",
            zh: "这些配置涉及多个云（{clouds}），而 az 一次只能登录一个云：请按云分别生成脚本",
        )
    }
}

impl Checklist {
    /// Adds what a report asks.
    pub fn add(&mut self, asks: &[Ask]) {
        for ask in asks {
            let is_it = |at: usize| {
                self.asks.get(at).is_some_and(|known| known.command == ask.command && known.fact == ask.fact)
            };
            match self.commands.find(&ask.command, is_it).and_then(|at| self.asks.get_mut(at)) {
                Some(known) => {
                    for rule in &ask.unlocks {
                        if !known.unlocks.contains(rule) {
                            known.unlocks.push(rule);
                        }
                    }
                }
                None => {
                    self.commands.push(&ask.command);
                    self.asks.push(ask.clone());
                }
            }
        }
    }

    /// The script. It runs read-only commands only, and what it writes `--facts` takes.
    ///
    /// # Errors
    /// The commands are about several clouds.
    pub fn script(&self, language: Language) -> Result<String, SeveralClouds> {
        let mut clouds: Vec<String> = Vec::new();
        for cloud in self
            .asks
            .iter()
            .filter(|ask| missing(ask).is_empty())
            .filter_map(|ask| ask.fact.scope.cloud.as_ref())
        {
            if !clouds.contains(cloud) {
                clouds.push(cloud.clone());
            }
        }
        let [cloud] = clouds.as_slice() else {
            // No command can be run: there is none, or each misses something.
            return if clouds.is_empty() {
                Ok(self.write(None, language))
            } else {
                Err(SeveralClouds(clouds))
            };
        };
        Ok(self.write(Some(cloud), language))
    }

    fn write(&self, cloud: Option<&str>, language: Language) -> String {
        let mut steps = String::new();
        // By kind, so that a file has the same name whatever else is unknown.
        for (place, kind) in FactKind::ALL.iter().enumerate() {
            let mut files = 0;
            for ask in self.asks.iter().filter(|ask| ask.fact.kind == *kind) {
                // Writing into a String cannot fail, here and below.
                let _ = writeln!(steps, "\n# {}", ask.unlocks.join(", "));
                let missing = missing(ask);
                if !missing.is_empty() {
                    let _ = writeln!(steps, "# {}", collecting::missing(&missing.join(", "), language));
                    for line in ask.command.split('\n') {
                        let _ = writeln!(steps, "#   {line}");
                    }
                    continue;
                }
                files += 1;
                let repeated = if files > 1 { format!("-{files}") } else { String::new() };
                let file = format!("{:02}-{}{repeated}.json", place + 1, kind.as_str());
                let (unlocks, header) = (shell::word(&ask.unlocks.join(", ")), shell::word(&header(ask)));
                let _ = writeln!(steps, "{} > \"$work/answer\" || : > \"$work/failed\"", ask.command);
                let _ = writeln!(steps, "keep {file} {unlocks} {header}");
            }
        }
        match cloud {
            Some(cloud) => collecting::script(&steps, cloud, language),
            None => collecting::nothing_to_run(&steps, language),
        }
    }
}

/// What has to be known before the command can be run.
fn missing(ask: &Ask) -> Vec<&'static str> {
    let mut missing: Vec<&str> = placeholders_in(&ask.command).collect();
    if ask.fact.scope.cloud.is_none() {
        missing.push("CLOUD");
    }
    missing
}

/// The members of an envelope's header behind the first, with its end.
fn header(ask: &Ask) -> String {
    // Both hold texts only, so they always serialize.
    let fact = serde_json::to_string(&ask.fact).unwrap_or_default();
    let command = serde_json::to_string(&*ask.command).unwrap_or_default();
    let members = fact.strip_prefix('{').and_then(|fact| fact.strip_suffix('}')).unwrap_or_default();
    format!("{members},\"command\":{command}}}")
}
