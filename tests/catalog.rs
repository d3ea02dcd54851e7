//! The catalog against the facts that it encodes, and its look-ups and replacement as a caller sees them.
//!
//! The facts are files outside the repository (`AKS_COMPUTE_REFERENCE`, else `../shared/reference`). Where they
//! are absent the comparisons are skipped, and say so.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that fails may panic, and clippy.toml allows it only inside of #[test] functions"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::PathBuf;

use aks_compute::catalog::{Catalog, DEFAULT_API_VERSION, Date, Table};
use serde_json::{Value, json};

const CLOUDS: [&str; 3] = ["AzureCloud", "AzureChinaCloud", "AzureUSGovernment"];

/// The parsed reference file, or `None` with a loud note where there is no reference folder.
fn reference(path: &str) -> Option<Value> {
    let folder = std::env::var_os("AKS_COMPUTE_REFERENCE")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/reference"), PathBuf::from);
    if !folder.is_dir() {
        // Not `eprintln!`, which the test runner keeps to itself when a test passes.
        let note = format!("SKIPPED, NOT PROVEN: no folder {}; {path} was not compared\n", folder.display());
        std::io::stderr().write_all(note.as_bytes()).expect("standard error");
        return None;
    }
    let text = std::fs::read_to_string(folder.join(path)).expect(path);
    Some(serde_json::from_str(&text).expect(path))
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn number(value: &Value, key: &str) -> u64 {
    value.get(key).map_or(0, |number| number.as_u64().expect(key))
}

fn day(text: &str) -> Date {
    let parts: Vec<i32> = text.split('-').map(|part| part.parse().expect(text)).collect();
    let month = time::Month::try_from(u8::try_from(parts[1]).expect(text)).expect(text);
    Date::from_calendar_date(parts[0], month, u8::try_from(parts[2]).expect(text)).expect(text)
}

#[test]
fn counts_are_exact() {
    let catalog = Catalog::embedded();
    assert_eq!(catalog.date(), "2026-11-23");
    assert_eq!(catalog.clouds().len(), 3);
    assert_eq!(catalog.regions().len(), 74);
    assert_eq!(catalog.sizes().len(), 1596);
    assert_eq!(catalog.api_versions().len(), 50);
    assert_eq!(catalog.api_versions().iter().filter(|version| !version.preview).count(), 24);
    assert_eq!(catalog.kubernetes_versions().len(), 9);
    let in_cloud = |name: &str| catalog.regions().iter().filter(|region| region.cloud == name).count();
    assert_eq!(CLOUDS.map(in_cloud), [63, 6, 5]);
}

#[test]
fn sizes_equal_the_reference() {
    let Some(reference) = reference("catalog/vm-sizes.full.json") else { return };
    let catalog = Catalog::embedded();
    let (mut described, mut undescribed) = (0, 0);
    for row in reference.as_array().expect("rows") {
        let name = text(row, "n").expect("a name");
        let Some(memory) = row.get("m") else {
            assert!(catalog.size(name).is_none(), "{name}");
            assert_eq!(catalog.undescribed_size(&name.to_lowercase()), Some(name));
            undescribed += 1;
            continue;
        };
        let size = catalog.size(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(size.name, name);
        assert_eq!(catalog.undescribed_size(name), None);
        let vcpus = number(row, "c");
        assert_eq!(u64::from(size.vcpus), vcpus, "{name}");
        let available = if row.get("ca").is_some() { number(row, "ca") } else { vcpus };
        assert_eq!(u64::from(size.available_vcpus), available, "{name}");
        assert_eq!(f64::from(size.memory_mib) / 1024.0, memory.as_f64().expect(name), "{name}");
        assert_eq!(size.memory_gib().parse::<f64>().expect(name), memory.as_f64().expect(name), "{name}");
        assert_eq!(u64::from(size.gpus), number(row, "g"), "{name}");
        assert_eq!(size.gpu_model.as_deref(), text(row, "gm"), "{name}");
        assert_eq!(u64::from(size.fpgas), number(row, "fpga"), "{name}");
        assert_eq!(size.premium, number(row, "p") == 1, "{name}");
        assert_eq!(size.arm, number(row, "arm") == 1, "{name}");
        assert_eq!(size.gone, row.get("gone").is_some(), "{name}");
        let retires = text(row, "ret");
        assert_eq!(size.retires_in("AzureCloud"), retires.map(day), "{name}");
        // The third version series is retired in the public cloud alone.
        let elsewhere = retires.filter(|date| *date != "2029-11-15").map(day);
        assert_eq!(size.retires_in("AzureChinaCloud"), elsewhere, "{name}");
        assert_eq!(size.retires_in("AzureUSGovernment"), elsewhere, "{name}");
        let closed = matches!(retires, Some("2028-05-01" | "2028-11-15" | "2029-11-15"));
        assert_eq!(
            CLOUDS.map(|cloud| size.is_closed_to_new_subscriptions_in(cloud)),
            [closed, false, false],
            "{name}"
        );
        described += 1;
    }
    assert_eq!((described, undescribed), (1596, 249));
    assert_eq!(catalog.sizes().len(), described);
}

#[test]
fn the_short_size_list_names_the_same_sizes() {
    let Some(reference) = reference("catalog/vm-sizes.min.json") else { return };
    let rows = reference["s"].as_array().expect("rows");
    let theirs: BTreeSet<_> = rows.iter().map(|row| row[0].as_str().expect("a name")).collect();
    let ours: BTreeSet<_> = Catalog::embedded().sizes().iter().map(|size| size.name.as_ref()).collect();
    assert_eq!(theirs, ours);
    for row in rows {
        let name = row[0].as_str().expect("a name");
        let size = Catalog::embedded().size(name).expect(name);
        assert_eq!(Some(u64::from(size.vcpus)), row[1].as_u64(), "{name}");
        assert_eq!(Some(f64::from(size.memory_mib) / 1024.0), row[2].as_f64(), "{name}");
    }
}

#[test]
fn regions_equal_the_reference() {
    let Some(reference) = reference("catalog/regions.json") else { return };
    let catalog = Catalog::embedded();
    let rows = reference.as_array().expect("rows");
    assert_eq!(rows.len(), catalog.regions().len());
    for row in rows {
        let name = text(row, "n").expect("a name");
        let region = catalog.region(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(Some(region.display_name.as_ref()), text(row, "d"), "{name}");
        if let Some(chinese) = text(row, "zh") {
            assert_eq!(region.display_name_zh, chinese, "{name}");
        }
        let cloud = match text(row, "c").expect(name) {
            "p" => "AzureCloud",
            "c" => "AzureChinaCloud",
            _ => "AzureUSGovernment",
        };
        assert_eq!(region.cloud, cloud, "{name}");
        assert_eq!(region.pair.as_deref(), text(row, "pair"), "{name}");
        assert_eq!(region.zones.map(u64::from), row["z"].as_u64(), "{name}");
        assert_eq!(region.restricted, number(row, "restricted") == 1, "{name}");
        assert_eq!(region.service_tag, number(row, "v4") > 0, "{name}");
        if let Some(tag) = region.machine_learning_tag() {
            assert_eq!(tag.strip_prefix("AzureMachineLearning."), text(row, "st"), "{name}");
        }
    }
    let without_tag = catalog.regions().iter().filter(|region| !region.service_tag);
    let without_tag: Vec<_> = without_tag.map(|region| region.name.as_ref()).collect();
    assert_eq!(without_tag, ["denmarkeast", "chinaeast", "chinanorth"]);
}

#[test]
fn kubernetes_versions_equal_the_reference() {
    let Some(reference) = reference("catalog/versions/aks-lifecycle.json") else { return };
    let listing = serde_json::to_value(Catalog::embedded().listing(Table::Versions, &[])).expect("JSON");
    let ours: Vec<Value> = listing["versions"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| json!([row["minor"], row["preview"], row["ga"], row["eol"], row["ltsEol"]]))
        .collect();
    assert_eq!(Value::Array(ours), reference["rows"]);
    // The page is of August 2026, so that what it says of later months is a plan.
    for version in Catalog::embedded().kubernetes_versions() {
        assert_eq!(version.ga_planned, version.ga > day("2026-08-05"), "{}", version.minor);
    }
}

/// The fields of AKS that a version with these features must have: no more, so that none escapes the table.
fn expected_fields(knows: &Value) -> BTreeSet<String> {
    let mut fields: BTreeSet<String> =
        ["clusterFqdn", "systemServices", "agentCount", "sslConfiguration"].map(str::to_owned).into();
    fields.insert(text(knows, "agentVmSizeField").expect("a field").to_owned());
    let mut when = |feature: &str, names: &[&str]| {
        if knows[feature] == true {
            fields.extend(names.iter().map(|name| (*name).to_owned()));
        }
    };
    when("networking", &["aksNetworkingConfiguration"]);
    when("clusterPurpose", &["clusterPurpose"]);
    when("loadBalancer", &["loadBalancerType", "loadBalancerSubnet"]);
    fields
}

/// The type of a field whose key may carry marks such as `@ro`.
fn field<'a>(object: &'a Value, name: &str) -> Option<(&'a str, &'a Value)> {
    let fields = object.as_object().expect("an object");
    let (key, value) = fields.iter().find(|(key, _)| key.rsplit(' ').next() == Some(name))?;
    Some((key.as_str(), value))
}

fn names(object: &Value) -> BTreeSet<String> {
    let keys = object.as_object().expect("an object").keys();
    keys.map(|key| key.rsplit(' ').next().expect("a name").to_owned()).collect()
}

#[test]
fn api_versions_equal_the_reference() {
    let Some(reference) = reference("arm/computes-types-by-api-version.json") else { return };
    let catalog = Catalog::embedded();
    let theirs = reference.as_object().expect("versions");
    let ours: Vec<_> = catalog.api_versions().iter().map(|version| version.name.as_ref()).collect();
    assert_eq!(ours, theirs.keys().map(String::as_str).collect::<Vec<_>>());

    for (name, version) in theirs {
        let resource = &version["resource"];
        let base = &resource["properties"];
        let aks = &base["ELEMENTS"]["AKS"]["properties"];
        let ssl = &aks["sslConfiguration"];
        let typed = |object, name| field(object, name).map(|(_, kind)| kind.as_str().unwrap_or_default());
        let writable = |name| field(base, name).is_some_and(|(key, _)| !key.contains("@ro"));
        let count = typed(aks, "agentCount").expect("agentCount");
        let is_secret = |part| typed(ssl, part).expect("a certificate").contains("sensitive=True");
        let secret = is_secret("cert");
        assert_eq!(secret, is_secret("key"), "{name}");
        let expected = json!({
            "agentVmSizeField": if aks.get("agentVmSize").is_some() { "agentVmSize" } else { "agentVMSize" },
            "agentCountMin": count.strip_prefix("int minValue=").expect(count).parse::<u32>().expect(count),
            "networking": aks.get("aksNetworkingConfiguration").is_some(),
            "clusterPurpose": aks.get("clusterPurpose").is_some(),
            "leafDomainLabel": ssl.get("leafDomainLabel").is_some(),
            "overwriteExistingDomain": ssl.get("overwriteExistingDomain").is_some(),
            "sslAuto": typed(ssl, "status").expect("status").contains("'Auto'"),
            "loadBalancer": aks.get("loadBalancerType").is_some(),
            "secretCertificate": secret,
            // The swagger of 2022-05-01 calls it read-only where the types do not; what it refuses is not sent.
            "computeLocationWritable": writable("computeLocation") && name != "2022-05-01",
            "disableLocalAuth": writable("disableLocalAuth"),
            "isAttachedCompute": field(base, "isAttachedCompute").is_some(),
            "kubernetes": base["ALL"].as_array().expect("types").contains(&json!("Kubernetes")),
            "namePattern": typed(resource, "name").expect("name").contains("pattern="),
        });
        let ours = catalog.api_version(name).expect(name);
        let knows = serde_json::to_value(ours.computes).expect("JSON");
        assert_eq!(knows, expected, "{name}");
        assert_eq!(ours.preview, name.ends_with("-preview"), "{name}");

        assert_eq!(names(aks), expected_fields(&knows), "{name}");
        let mut ssl_fields: BTreeSet<String> = ["status", "cert", "key", "cname"].map(str::to_owned).into();
        ssl_fields.extend(ours.computes.leaf_domain_label.then(|| "leafDomainLabel".to_owned()));
        ssl_fields
            .extend(ours.computes.overwrite_existing_domain.then(|| "overwriteExistingDomain".to_owned()));
        assert_eq!(names(ssl), ssl_fields, "{name}");
        if ours.computes.networking {
            let fields = ["dnsServiceIP", "dockerBridgeCidr", "serviceCidr", "subnetId"].map(str::to_owned);
            assert_eq!(names(&aks["aksNetworkingConfiguration"]), fields.into(), "{name}");
        }
    }
}

#[test]
fn the_default_api_version_knows_all_that_the_article_uses() {
    let version = Catalog::embedded().api_version(DEFAULT_API_VERSION).expect("the default");
    let knows = version.computes;
    assert_eq!(knows.agent_vm_size_field, "agentVmSize");
    assert!(!version.preview && knows.networking && knows.cluster_purpose && knows.load_balancer);
    assert!(knows.leaf_domain_label && knows.overwrite_existing_domain && knows.ssl_auto);
}

#[test]
fn regions_refer_to_clouds_and_regions_that_exist() {
    let catalog = Catalog::embedded();
    let mut called = BTreeMap::new();
    for region in catalog.regions() {
        assert!(catalog.cloud(&region.cloud).is_some(), "{}", region.name);
        if let Some(pair) = &region.pair {
            let pair = catalog.region(pair).unwrap_or_else(|| panic!("{pair} is missing"));
            assert_eq!(pair.cloud, region.cloud, "{}", region.name);
        }
        for name in BTreeSet::from([&region.display_name, &region.display_name_zh]) {
            assert_eq!(called.insert(name, &region.name), None, "{name} means two regions");
            assert_eq!(catalog.region_by_display_name(name), Some(region));
            assert_eq!(catalog.region_by_display_name(&name.to_uppercase().replace(' ', "")), Some(region));
        }
    }
    for cloud in CLOUDS {
        assert!(catalog.cloud(cloud).is_some_and(|row| row.name == cloud));
    }
}

#[test]
fn look_ups_take_what_people_write_and_answer_what_azure_writes() {
    let catalog = Catalog::embedded();
    assert_eq!(catalog.size("STANDARD_D2_V3").map(|size| size.name.as_ref()), Some("Standard_D2_v3"));
    assert_eq!(
        catalog.size("standard_nc4as_t4_V3").map(|size| size.name.as_ref()),
        Some("Standard_NC4as_T4_v3")
    );
    assert_eq!(catalog.size("basic_a4").map(|size| size.name.as_ref()), Some("Basic_A4"));
    for wrong in ["", "D2_v3", "Standard_D2_v3 ", "Standard_D2_v33", "Стандарт"] {
        assert_eq!(catalog.size(wrong), None, "{wrong}");
    }
    let constrained = catalog.size("Standard_E4-2as_v5").expect("a constrained size");
    assert_eq!((constrained.vcpus, constrained.available_vcpus), (4, 2));
    assert_eq!(catalog.undescribed_size("STANDARD_D32-8S_V3"), Some("Standard_D32-8s_v3"));
    assert_eq!(catalog.undescribed_size("Standard_Nonsense"), None);

    assert!(catalog.cloud("azurecloud").is_none() && catalog.region("East US").is_none());
    for (written, name) in [
        ("East US 2", "eastus2"),
        ("EastUS2", "eastus2"),
        ("美国东部 2", "eastus2"),
        ("中国东部2", "chinaeast2"),
        ("CHINAEAST2", "chinaeast2"),
    ] {
        let region = catalog.region_by_display_name(written);
        assert_eq!(region.map(|region| region.name.as_ref()), Some(name), "{written}");
    }
    assert_eq!(catalog.region_by_display_name(""), None);
    assert_eq!(catalog.region("chinaeast").and_then(|region| region.machine_learning_tag()), None);
}

#[test]
fn every_size_is_found_by_its_own_name() {
    let catalog = Catalog::embedded();
    for size in catalog.sizes() {
        assert_eq!(catalog.size(&size.name), Some(size));
        assert_eq!(catalog.size(&size.name.to_uppercase()), Some(size));
    }
    // A sample: comparing every name with every other takes long in a debug build.
    for size in catalog.sizes().iter().step_by(37) {
        assert_eq!(catalog.nearest_sizes(&size.name, 1), [size]);
    }
}

#[test]
fn rows_are_filtered_by_every_word() {
    let catalog = Catalog::embedded();
    for table in Table::ALL {
        let rows = catalog.rows(table, &[]);
        assert!(rows.iter().all(|row| row.cells().len() == table.columns().len()), "{}", table.name());
        assert!(catalog.rows(table, &["no row has this"]).is_empty());
    }
    let names = |table, filters: &[&str]| -> Vec<String> {
        catalog.rows(table, filters).iter().filter_map(|row| row.cells().into_iter().next()).collect()
    };
    assert_eq!(names(Table::Regions, &["中国", "3"]), ["chinaeast3", "chinanorth3"]);
    assert_eq!(names(Table::Regions, &["AZURECHINACLOUD", "no-service-tag"]), ["chinaeast", "chinanorth"]);
    assert_eq!(names(Table::Sizes, &["t4", "gone"]), [""; 0]);
    assert_eq!(names(Table::Sizes, &["fpga", "standard_pb"]), ["Standard_PB6s"]);
    assert_eq!(names(Table::Versions, &["planned"]), ["1.37"]);
    assert_eq!(
        names(Table::ApiVersions, &["agentVMSize", "purpose"]).first().map(String::as_str),
        Some("2020-04-01")
    );
    assert_eq!(names(Table::Clouds, &["世纪互联"]), ["AzureChinaCloud"]);
    // A word does not run from one cell into the next.
    assert_eq!(names(Table::Sizes, &["standard_d3_v2", "14"]), ["Standard_D3_v2", "Standard_D3_v2_Promo"]);
    assert_eq!(names(Table::Sizes, &["standard_d3_v2 4"]), [""; 0]);
}

#[test]
fn what_a_listing_writes_can_be_read_back() {
    let embedded = Catalog::embedded();
    let mut whole = serde_json::Map::new();
    for table in Table::ALL {
        let text = serde_json::to_string(&embedded.listing(table, &[])).expect("JSON");
        let read = Catalog::from_json(&text).unwrap_or_else(|error| panic!("{}: {error}", table.name()));
        assert_eq!(read.rows(table, &[]), embedded.rows(table, &[]), "{}", table.name());
        let Value::Object(listing) = serde_json::from_str(&text).expect("JSON") else { panic!("{text}") };
        whole.extend(listing);
    }
    let read = Catalog::from_json(&Value::Object(whole).to_string()).expect("all tables at once");
    assert_eq!(read.date(), embedded.date());
    for table in Table::ALL {
        assert_eq!(read.rows(table, &[]), embedded.rows(table, &[]), "{}", table.name());
    }
}

#[test]
fn a_replaced_table_leaves_the_others_alone() {
    let text = json!({
        "date": "2027-01-02",
        "sizes": [{ "name": "Standard_Z9", "vcpus": 9, "memoryMib": 9216,
                    "retirement": { "date": "2030-01-01", "clouds": ["AzureCloud"] } }],
        "sizeNames": ["Standard_Z10"],
    });
    let catalog = Catalog::from_json(&text.to_string()).expect("a catalog");
    assert_eq!(catalog.date(), "2027-01-02");
    let size = catalog.size("standard_z9").expect("the size");
    assert_eq!((size.available_vcpus, size.gpus, size.premium), (9, 0, false));
    assert_eq!(size.retires_in("AzureCloud"), Some(day("2030-01-01")));
    assert_eq!(size.retires_in("AzureChinaCloud"), None);
    assert_eq!(catalog.size("Standard_D3_v2"), None);
    assert_eq!(catalog.undescribed_size("STANDARD_Z10"), Some("Standard_Z10"));
    assert_eq!(catalog.regions(), Catalog::embedded().regions());
    assert_eq!(Catalog::from_json("{}").expect("nothing replaced").sizes().len(), 1596);
}

#[test]
fn a_bad_catalog_is_told_where_and_what() {
    let size = |rest: &str| format!(r#"{{"sizes": [{{"name": "Standard_D2", {rest}}}]}}"#);
    let region = |rest: &str| format!(r#"{{"regions": [{{"name": "r", "cloud": "c", {rest}}}]}}"#);
    let version =
        |rest: &str| format!(r#"{{"versions": [{{"ga": "2025-11", "eol": "2026-11-30", {rest}}}]}}"#);
    let api = |rest: &str| format!(r#"{{"apiVersions": [{{"name": "2030-01-01", {rest}}}]}}"#);
    for (text, pointer, problem) in [
        (r#"{"sizes": ["#.to_owned(), "", "line 1, column 11: this is not JSON: EOF while parsing a list"),
        ("[]".to_owned(), "", "write an object instead of an array"),
        (r#"{"size": []}"#.to_owned(), "/size", r#"unknown key; did you mean "sizes"?"#),
        (r#"{"date": "soon"}"#.to_owned(), "/date", r#"write a day (such as 2026-11-23) instead of "soon""#),
        (r#"{"regions": {}}"#.to_owned(), "/regions", "write an array instead of an object"),
        (
            r#"{"sizeNames": ["A", 1]}"#.to_owned(),
            "/sizeNames/1",
            "write a text that is not empty instead of 1",
        ),
        (size(r#""vcpu": 2"#), "/sizes/0/vcpu", r#"unknown key; did you mean "vcpus"?"#),
        (size(r#""memoryMib": 1"#), "/sizes/0", r#"add the key "vcpus""#),
        (
            size(r#""vcpus": -2"#),
            "/sizes/0/vcpus",
            "write a whole number that is not negative and not too big instead of -2",
        ),
        (
            size(r#""vcpus": 2, "memoryMib": 1}, {"name": "standard_d2", "vcpus": 2, "memoryMib": 1"#),
            "/sizes/1",
            r#""standard_d2" is already at /sizes/0; remove one of them"#,
        ),
        (
            size(r#""vcpus": 2, "memoryMib": 1, "retirement": {"date": "2030-02-30"}"#),
            "/sizes/0/retirement/date",
            r#"write a day (such as 2026-11-23) instead of "2030-02-30""#,
        ),
        (
            region(r#""displayName": """#),
            "/regions/0/displayName",
            r#"write a text that is not empty instead of """#,
        ),
        (
            region(r#""displayName": "R", "serviceTag": "yes""#),
            "/regions/0/serviceTag",
            r#"write true or false instead of "yes""#,
        ),
        (
            version(r#""minor": "1.34.2""#),
            "/versions/0/minor",
            r#"write a minor version, such as "1.34", instead of "1.34.2""#,
        ),
        (
            version(r#""minor": "1.34", "preview": "Oct 2025""#),
            "/versions/0/preview",
            r#"write a month (such as 2026-11) instead of "Oct 2025""#,
        ),
        (
            api(r#""computes": {"agentVmSizeField": "vmSize"}"#),
            "/apiVersions/0/computes/agentVmSizeField",
            r#"write "agentVMSize" or "agentVmSize" instead of "vmSize""#,
        ),
        (
            // What was forgotten must not count as not known.
            api(r#""computes": {"agentVmSizeField": "agentVmSize", "agentCountMin": 0}"#),
            "/apiVersions/0/computes",
            r#"add the key "networking""#,
        ),
        (
            r#"{"clouds": [{"a/b~c": 1}]}"#.to_owned(),
            "/clouds/0/a~1b~0c",
            "unknown key; the keys here are name, label, labelZh, resourceManager, authority, tokenScope, \
             portal, studio, publicIpSuffix, vaultSuffix",
        ),
    ] {
        let error = Catalog::from_json(&text).expect_err(&text);
        assert_eq!((error.pointer(), error.problem()), (pointer, problem), "{text}");
        let place = if pointer.is_empty() { String::new() } else { format!(", at {pointer}") };
        assert_eq!(error.to_string(), format!("catalog{place}: {problem}"));
    }
}
