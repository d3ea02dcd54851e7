//! `deploy.py`: with a transport of ours it sends the requests of the plan, and nothing of a spec is executed.

use std::fs;
use std::process::Output;

use aks_compute::emit::Plan;
use serde_json::{Value, json};

use crate::hostile::CASES;
use crate::specs::{Case, attach, cases, on_compute, text};
use crate::stand_in::{CERTIFICATE, KEY, StandIn, filled};

/// Stands in for azure-identity, and for the network once it is imported.
const IDENTITY: &str = r#"
import io, json, os, time, types, urllib.error, urllib.request
fake = os.environ["FAKE"]
def there(name): return os.path.exists(os.path.join(fake, name))
def note(*words):
    with open(os.path.join(fake, "sent"), "a") as file: file.write(json.dumps(words) + "\n")
class DefaultAzureCredential:
    def __init__(self, authority): self.authority = authority
    def get_token(self, scope): return types.SimpleNamespace(token=f"{self.authority} {scope}")
def urlopen(request):
    method, url = request.get_method(), request.full_url
    name = "cluster" if "/managedClusters/" in url else "compute"
    note(method, url, json.loads(request.data) if request.data else None, request.get_header("Authorization"))
    if method == "PUT": open(os.path.join(fake, name), "w").close()
    if method == "DELETE": os.remove(os.path.join(fake, name))
    if method == "GET":
        if there("forbidden"): raise urllib.error.HTTPError(url, 403, "Forbidden", {}, io.BytesIO(b"AuthorizationFailed"))
        if not there(name): raise urllib.error.HTTPError(url, 404, "Not Found", {}, io.BytesIO(b""))
        with open(os.path.join(fake, "state")) as state:
            properties = {"provisioningState": state.read(), "properties": {"sslConfiguration": {"status": "Enabled"}}}
        return io.BytesIO(json.dumps({"properties": properties}).encode())
    return io.BytesIO(b"")
urllib.request.urlopen = urlopen
time.sleep = lambda seconds: None
"#;

fn fake_for(case: &Case) -> StandIn {
    let fake = StandIn::new();
    fs::create_dir_all(fake.path("stubs/azure/identity")).unwrap();
    fake.write("stubs/azure/__init__.py", "");
    fake.write("stubs/azure/identity/__init__.py", IDENTITY);
    fake.write("state", "Succeeded");
    fake.write("home/kubectl.sh", "printf '%s\\n' \"$*\" >> \"$FAKE/kubectl-calls\"\n");
    if !case.name.starts_with("create") && !case.name.starts_with("attach") {
        fake.write("compute", "");
    }
    fake
}

fn run(fake: &StandIn, plan: &Plan, arguments: &[&str]) -> Output {
    fake.write("home/deploy.py", text(plan, "deploy.py"));
    let path = format!("PYTHONPATH={}", fake.path("stubs").display());
    fake.run("env", &[&[path.as_str(), "python3", "-W", "error", "deploy.py"], arguments].concat())
}

/// Method, URL and body of each request that changes something.
fn sent(fake: &StandIn) -> Vec<(String, String, Value)> {
    let lines = fs::read_to_string(fake.path("sent")).unwrap_or_default();
    lines
        .lines()
        .map(|line| serde_json::from_str::<[Value; 4]>(line).unwrap())
        .filter(|[method, ..]| method != "GET")
        .map(|[method, url, body, _]| {
            (method.as_str().unwrap().to_owned(), url.as_str().unwrap().to_owned(), body)
        })
        .collect()
}

fn expected(plan: &Plan) -> Vec<(String, String, Value)> {
    plan.requests
        .iter()
        .map(|request| {
            let body = serde_json::to_value(&request.body).unwrap();
            (request.method.to_owned(), request.url.clone(), filled(&body, CERTIFICATE, KEY))
        })
        .collect()
}

#[test]
fn it_sends_what_the_requests_say() {
    for case in cases() {
        let plan = case.plan();
        let fake = fake_for(&case);
        let mut output = run(&fake, &plan, &[]);
        // The files that the spec names hold the new certificate, not the one that would be lost.
        if ["reattach-own", "update-tls", "update-vault"].contains(&&*case.name) {
            assert!(!output.status.success() && sent(&fake).is_empty(), "{output:?}");
            output = run(&fake, &plan, &["--certificate-is-saved"]);
        }
        assert!(output.status.success(), "{}: {output:?}\n{}", case.name, text(&plan, "deploy.py"));
        assert_eq!(sent(&fake), expected(&plan), "{}", case.name);
        let token = fs::read_to_string(fake.path("sent")).unwrap();
        let china = "Bearer login.chinacloudapi.cn https://management.chinacloudapi.cn/.default";
        assert_eq!(token.contains(china), case.spec.contains("AzureChinaCloud"), "{token}");
        fake.is_clean(&case.name);
    }
}

#[test]
fn hostile_texts_arrive_as_they_are() {
    for case in CASES.iter() {
        let plan = case.plan();
        let fake = fake_for(case);
        let output = run(&fake, &plan, &["--certificate-is-saved"]);
        assert!(output.status.success(), "{}: {output:?}", case.spec);
        assert_eq!(sent(&fake), expected(&plan), "{}", case.spec);
        fake.is_clean(&case.spec);
    }
}

#[test]
fn it_stops_where_it_must() {
    let plan = Case::new("attach", &attach(), vec![]).plan();
    for (file, content) in [("compute", ""), ("forbidden", "")] {
        let fake = fake_for(&Case::new("attach", &json!({}), vec![]));
        fake.write(file, content);
        let output = run(&fake, &plan, &[]);
        assert_eq!((output.status.code(), sent(&fake).len()), (Some(1), 0), "{output:?}");
    }
    let fake = fake_for(&Case::new("attach", &json!({}), vec![]));
    fake.write("state", "Failed");
    assert_eq!(run(&fake, &plan, &[]).status.code(), Some(1));
    // A detach loses no certificate.
    let case = Case::new("detach", &on_compute("detach"), vec![]);
    for (arguments, count) in [(&[][..], 0), (&["--certificate-is-saved"], 1)] {
        let fake = fake_for(&case);
        fs::remove_file(fake.path("home/key.pem")).unwrap();
        run(&fake, &case.plan(), arguments);
        assert_eq!(sent(&fake).len(), count);
    }
}

#[test]
fn a_refresh_cleans_up_before_it_attaches() {
    let case = cases().into_iter().find(|case| case.name == "refresh-own").unwrap();
    let fake = fake_for(&case);
    assert!(run(&fake, &case.plan(), &[]).status.success());
    assert_eq!(
        fs::read_to_string(fake.path("kubectl-calls")).unwrap(),
        "active\nclean-up --certificate-is-saved\n"
    );
    let fake = fake_for(&case);
    fake.write("home/kubectl.sh", "exit 3\n");
    run(&fake, &case.plan(), &[]);
    assert!(sent(&fake).is_empty() && fake.path("compute").exists());
}
