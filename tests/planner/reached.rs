//! Whatever is there, and wherever a run of the steps stops: planning again leads to what is wanted.

use proptest::prelude::*;

use crate::service::{Attached, Service, Tls, Wanted, attached, service};

/// Plans and applies until what is wanted is there; the first runs stop where `stops` says.
fn reach(mut service: Service, wanted: Wanted, stops: &[usize]) {
    let mut stops = stops.iter();
    for _ in 0..8 {
        let plan = service.plan(wanted);
        let stop = stops.next().map_or(plan.steps.len(), |stop| stop % (plan.steps.len() + 1));
        for step in &plan.steps[..stop] {
            service.apply(step, &plan, wanted);
        }
        if plan.steps.iter().any(|step| step.id == "wait") {
            continue;
        }
        if stop == plan.steps.len() && service.has(wanted) {
            match wanted {
                Wanted::Attached(_) => {
                    let again = service.plan(wanted);
                    assert!(
                        again.requests.is_empty()
                            && again.steps.iter().any(|step| step.id == "nothing-to-do")
                    );
                }
                Wanted::Refreshed(_) => {
                    assert_eq!(service.attachments, 2, "attached once more than needed");
                    assert!(service.files.saved.is_none(), "a later refresh would be taken for this one");
                }
                Wanted::Updated(_) | Wanted::Detached => {}
            }
            return;
        }
    }
    panic!("not reached: {service:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(800) })]

    #[test]
    fn an_attach_is_reached_from_anywhere(
        service in service(), wanted in attached(), stops in prop::collection::vec(0..40_usize, 0..4)
    ) {
        reach(service, Wanted::Attached(wanted), &stops);
    }

    #[test]
    fn a_detach_is_reached_from_anywhere(service in service(), stops in prop::collection::vec(0..40_usize, 0..4)) {
        reach(service, Wanted::Detached, &stops);
    }

    #[test]
    fn an_update_is_reached(from in attached(), to in attached(), stops in prop::collection::vec(0..40_usize, 0..4)) {
        let service = Service::attached(from, "Succeeded");
        reach(service, Wanted::Updated(Attached { cluster: from.cluster, ..to }), &stops);
    }

    #[test]
    fn a_refresh_is_reached(
        from in attached(), has_failed in any::<bool>(), stops in prop::collection::vec(0..40_usize, 0..4)
    ) {
        let state = if has_failed { "Failed" } else { "Succeeded" };
        reach(Service::attached(from, state), Wanted::Refreshed(from), &stops);
    }
}

#[test]
fn a_refresh_is_reached_whichever_two_steps_it_stops_before() {
    for tls in [Tls::Off, Tls::Microsoft, Tls::Own] {
        let from = Attached { cluster: 0, tls, is_internal: false };
        for first in 0..16 {
            for second in 0..16 {
                reach(Service::attached(from, "Succeeded"), Wanted::Refreshed(from), &[first, second]);
            }
        }
    }
}
