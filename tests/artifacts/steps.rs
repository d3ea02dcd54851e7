//! The commands of the runbook are clean bash, whatever stands in a spec.

use aks_compute::emit::Plan;
use aks_compute::language::Language;

use crate::bash_programs::assert_clean;
use crate::hostile::CASES;
use crate::specs::cases;

/// The commands of all steps, as an operator runs them one after the other.
fn commands(plan: &Plan) -> String {
    // Names stand in single quotes as they are, as in the scripts; a message may be in Chinese quotes.
    let mut script = String::from("#!/usr/bin/env bash\n# shellcheck disable=SC2016,SC1111,SC1112\nset -u\n");
    for step in &plan.steps {
        script.extend(step.run.as_deref());
        script.push('\n');
    }
    script
}

#[test]
fn every_command_is_clean() {
    for case in cases() {
        for language in [Language::English, Language::Chinese] {
            assert_clean(&commands(&case.plan_in(language).unwrap()), &case.name);
        }
    }
}

#[test]
fn hostile_texts_are_words() {
    for case in CASES.iter() {
        assert_clean(&commands(&case.plan()), &case.name);
    }
}
