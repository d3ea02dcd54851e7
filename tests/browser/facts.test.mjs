import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { control, eventually, load, start } from "./page.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

const subscription = "/subscriptions/00000000-0000-0000-0000-000000000000";
const workspace = `${subscription}/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws`;

/** `az aks show` of the cluster of the scenario `attach`: private, with a public FQDN. */
const cluster = {
  id: `${subscription}/resourcegroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster`,
  name: "myexistingcluster",
  location: "chinaeast2",
  type: "Microsoft.ContainerService/ManagedClusters",
  kubernetesVersion: "1.18.6",
  currentKubernetesVersion: "1.18.6",
  provisioningState: "Succeeded",
  fqdn: "only-in-the-fact-0a1b2c3d.hcp.chinaeast2.cx.prod.service.azk8s.cn",
  privateFqdn: "only-in-the-fact-4e5f6a7b.11111111.privatelink.chinaeast2.cx.prod.service.azk8s.cn",
  apiServerAccessProfile: { authorizedIpRanges: null, enablePrivateCluster: true, enablePrivateClusterPublicFqdn: true },
  networkProfile: { loadBalancerSku: "standard", outboundType: "loadBalancer" },
  agentPoolProfiles: [
    { name: "pool1", count: 3, vmSize: "Standard_D4s_v5", mode: "System", osType: "Linux", enableAutoScaling: false },
  ],
};

const compute = (name) => ({
  id: `${workspace}/computes/${name}`,
  name,
  location: "chinaeast2",
  type: "Microsoft.MachineLearningServices/workspaces/computes",
  properties: { computeType: "AKS", resourceId: `${subscription}/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/${name}` },
});

const table = `KubernetesVersion    Upgrades
-------------------  ---------------
1.18.6(preview)      None available
1.17.9               1.18.6(preview)
`;

const json = (name, value) => ({ name, text: JSON.stringify(value) });

/** Lets files fall on the box, as a browser does. */
async function drop(page, files) {
  const dataTransfer = await page.evaluateHandle((files) => {
    const dropped = new DataTransfer();
    for (const { name, text } of files) dropped.items.add(new File([text], name));
    return dropped;
  }, files);
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("facts-box", event, { dataTransfer });
}

/** Pastes as the keyboard does. */
async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.locator("#facts").focus();
  await page.keyboard.press("Control+V");
}

const given = (page) => page.locator("fact-item");
const finding = (page, rule, level) => page.locator(`findings-summary .finding.${level}`).filter({ has: page.locator(".rule", { hasText: rule }) });
const announced = (page, words) =>
  eventually(() => page.locator("#announcement").textContent(), (text) => words.test(text));

async function openUnknowns(page) {
  await page.locator("details.level").evaluateAll((all) => all.forEach((details) => (details.open = true)));
}

test("a pasted cluster turns unknown into an error with its command, and taken away the error is unknown again", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await openUnknowns(page);
  await finding(page, "PRIV-PUBLIC-FQDN", "unknown").waitFor();
  const asked = page.locator("ask-list .command code").filter({ hasText: /^az aks show / });
  assert.equal(await asked.count(), 1, "each command once");

  await paste(page, JSON.stringify(cluster));
  const failed = finding(page, "PRIV-PUBLIC-FQDN", "error");
  await failed.waitFor();
  assert.match(await failed.locator(".command code").textContent(), /^az aks update .*--disable-public-fqdn/);
  assert.match(await failed.locator(".related").textContent(), /Seen in\s+Pasted text\s+\/apiServerAccessProfile/);
  assert.equal(await finding(page, "PRIV-PUBLIC-FQDN", "unknown").count(), 0);
  assert.equal(await page.locator("#facts").inputValue(), "", "the box is free for the next");
  await failed.getByRole("button", { name: "Copy the command" }).click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /--disable-public-fqdn/);

  assert.match(await given(page).textContent(), /Pasted text[\s\S]*AKS cluster[\s\S]*managedClusters\/myexistingcluster/);
  const [, left, total] = /^(\d+) of (\d+) unknown left\.$/.exec(await page.locator(".standing-unknown").textContent());
  assert.ok(Number(left) < Number(total));

  await page.getByRole("button", { name: "Remove the fact Pasted text" }).click();
  await openUnknowns(page);
  await finding(page, "PRIV-PUBLIC-FQDN", "unknown").waitFor();
  assert.equal(await failed.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "facts-heading");
  await announced(page, new RegExp(`^${total} unknown\\.`));
  await close();
});

test("how many are still unknown is said politely", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await paste(page, JSON.stringify(cluster));
  const said = await announced(page, /unknown left/);
  assert.match(said, /^Pasted text: AKS cluster\. \d+ of \d+ unknown left\./);
  assert.equal(await page.locator("#announcement").getAttribute("role"), "status");
  await close();
});

test("dropped files are each recognised, and one that is not keeps nothing from the others", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await drop(page, [
    json("cluster.json", cluster),
    json("computes.json", { value: ["first", "second", "third", "fourth", "fifth"].map(compute) }),
    json("other.json", { colour: "green" }),
  ]);
  await finding(page, "PRIV-PUBLIC-FQDN", "error").waitFor();
  const items = given(page);
  await eventually(() => items.allTextContents(), (texts) => texts.length === 3 && !texts.join().includes("Reading"));
  const [first, second, third] = await items.allTextContents();
  assert.match(first, /cluster\.json[\s\S]*AKS cluster/);
  assert.match(second, /computes\.json[\s\S]*Computes of a workspace[\s\S]*workspaces\/ml-ws\s+\(5\)[\s\S]*and 3 more/);
  assert.match(third, /other\.json[\s\S]*no fact is recognised \(its keys: colour\)/);
  assert.equal(await items.nth(2).locator(".field-error").count(), 1);
  assert.equal(await items.locator(".field-error").count(), 1);
  await announced(page, /cluster\.json: AKS cluster\. computes\.json: Computes of a workspace\. other\.json is not used/);

  await page.getByRole("button", { name: "Remove all" }).click();
  await items.first().waitFor({ state: "detached" });
  assert.equal(await items.count(), 0);
  await eventually(() => finding(page, "PRIV-PUBLIC-FQDN", "unknown").count(), (count) => count === 1);
  await close();
});

test("files are chosen by the keyboard, the same one again too, and typed text is added", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  const file = { name: "cluster.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(cluster)) };
  for (const count of [1, 2]) {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files" }).focus();
    await page.keyboard.press("Enter");
    assert.ok((await chooser).isMultiple());
    await (await chooser).setFiles([file]);
    await eventually(() => given(page).count(), (found) => found === count);
  }
  await page.locator("#facts").fill("{ no JSON");
  await page.getByRole("button", { name: "Add the text" }).click();
  await eventually(() => given(page).locator(".field-error").allTextContents(), ([error]) => /^line 1, column /.test(error ?? ""));
  assert.equal(await finding(page, "PRIV-PUBLIC-FQDN", "error").count(), 1);
  await close();
});

test("a table of versions says that its region is to be stated, and takes it", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await paste(page, JSON.stringify(cluster));
  await drop(page, [{ name: "versions.txt", text: table }]);
  const item = given(page).filter({ hasText: "versions.txt" });
  await item.getByText("It does not say what it is about").waitFor();
  assert.match(await item.textContent(), /Kubernetes versions\s+\(2\)/);
  await item.getByLabel("Region or ARM id").fill("chinanorth2");
  await page.keyboard.press("Enter");
  await item.locator(".recognised code").filter({ hasText: "chinanorth2" }).waitFor();
  assert.equal(await item.locator(".fact-silent").count(), 0);
  await item.getByLabel("Region or ARM id").fill("chinaeast2");
  await item.getByRole("button", { name: "Use" }).click();
  await item.locator(".recognised code").filter({ hasText: "chinaeast2" }).waitFor();
  await announced(page, /^versions\.txt: Kubernetes versions\. /);
  await close();
});

test("a quota decides nothing before its region is stated, and nothing where that is another", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await openUnknowns(page);
  const unknown = finding(page, "QUOTA-REGION", "unknown").filter({ hasText: "whether the quota" });
  await unknown.waitFor();
  const entry = (value, currentValue, limit) => ({ name: { value, localizedValue: value }, currentValue, limit });
  await drop(page, [json("usage.json", [entry("cores", 0, 1000), entry("standardDSv2Family", 0, 1000), entry("standardDv2Family", 0, 1000)])]);
  const item = given(page);
  await item.getByText("It does not say what it is about").waitFor();
  assert.equal(await unknown.count(), 1);
  for (const region of ["chinanorth2", "chinaeast2"]) {
    await item.getByLabel("Region or ARM id").fill(region);
    await page.keyboard.press("Enter");
    await item.locator(".recognised code").filter({ hasText: region }).waitFor();
    await eventually(() => unknown.count(), (count) => count === (region === "chinaeast2" ? 0 : 1));
  }
  await announced(page, /^usage\.json: Core quota\. /);
  assert.equal(await page.evaluate(() => document.activeElement.name), "scope", "the focus stays where it was");
  await close();
});

test("an empty list counts once it is said what it lists", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await drop(page, [json("computes.json", [])]);
  const item = given(page);
  await item.locator(".field-error").waitFor();
  await item.getByText("Say what it is about").click();
  await item.getByLabel("What it is").selectOption("computes");
  const suggested = await item.locator("datalist option").evaluateAll((all) => all.map(({ value }) => value));
  assert.ok(suggested.includes(workspace), "what the command asks about is suggested");
  await item.getByLabel("Region or ARM id").fill(workspace);
  await page.keyboard.press("Enter");
  await item.locator(".recognised code").filter({ hasText: workspace }).waitFor();
  assert.equal(await item.locator(".field-error").count(), 0);
  await close();
});

test("a service tags file of 4 MB is read once, and nothing of it is in the page, its address or storage", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  const tag = (name) => ({
    name,
    id: name,
    properties: { region: "chinaeast2", addressPrefixes: Array.from({ length: 60 }, (_, n) => `198.51.100.${n}/32`), networkFeatures: ["API"] },
  });
  const others = `${JSON.stringify(tag("OnlyInTheFile"))},`;
  const [head, tail] = JSON.stringify({ changeNumber: 1, cloud: "China", values: [tag("AzureMachineLearning.ChinaEast2")] }).split(/(?<="values":\[)/);
  const dropped = await page.evaluateHandle(({ head, others, tail }) => {
    const transfer = new DataTransfer();
    const times = Math.ceil(4_000_000 / others.length);
    transfer.items.add(new File([head, others.repeat(times), tail], "ServiceTags_China.json"));
    return transfer;
  }, { head, others, tail });
  await page.dispatchEvent("facts-box", "drop", { dataTransfer: dropped });
  const item = given(page).filter({ hasText: "ServiceTags_China.json" });
  await item.getByText("Service tags of Azure Machine Learning").waitFor();
  assert.match(await item.textContent(), /AzureChinaCloud/);

  // A check does not read the file again, which would take some 100 ms: leaving an edited field runs one at once.
  const quickest = await page.evaluate(async () => {
    const field = document.querySelector('input[data-pointer="/name"]');
    const times = [];
    for (let round = 0; round < 5; round += 1) {
      field.value = `name-${round}`;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const start = performance.now();
      field.dispatchEvent(new Event("blur"));
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return Math.min(...times);
  });
  assert.ok(quickest < 40, `${quickest} ms`);
  assert.equal(await control(page, "/name").inputValue(), "name-4");

  const seen = await page.evaluate(async () =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll("input, textarea")].map(({ value }) => value),
      location.href,
      document.cookie,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      JSON.stringify(await indexedDB.databases()),
    ].join(),
  );
  for (const secret of ["OnlyInTheFile", "198.51.100."]) assert.ok(!seen.includes(secret), secret);
  await close();
});

test("what was pasted is in no address or storage", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await paste(page, JSON.stringify(cluster));
  await given(page).first().waitFor();
  const seen = await page.evaluate(() =>
    [document.documentElement.outerHTML, location.href, document.cookie, JSON.stringify({ ...localStorage, ...sessionStorage })].join(),
  );
  assert.ok(!seen.includes("only-in-the-fact"));
  await close();
});

test("one script of the missing commands is copied and downloaded", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the script" }).click(),
  ]);
  const script = await readFile(await file.path(), "utf8");
  assert.equal(file.suggestedFilename(), "collect.sh");
  assert.match(script, /^#!/);
  assert.match(script, /^az aks show /m);
  await page.getByRole("button", { name: "Copy the script" }).click();
  await page.locator(".said").filter({ hasText: "Copied." }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), script);

  await paste(page, JSON.stringify(cluster));
  await finding(page, "PRIV-PUBLIC-FQDN", "error").waitFor();
  await page.getByRole("button", { name: "Copy the script" }).click();
  const shorter = await eventually(() => page.evaluate(() => navigator.clipboard.readText()), (text) => text !== script && text.startsWith("#!"));
  assert.match(script, /PRIV-PUBLIC-FQDN/);
  assert.doesNotMatch(shorter, /PRIV-PUBLIC-FQDN/);
  await close();
});

test("the findings stay in sight beside the facts, and cover nothing of them", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await page.locator(".card.facts").evaluate((card) => card.scrollIntoView());
  const [facts, findings] = await Promise.all(["facts", "findings"].map((name) => page.locator(`.card.${name}`).boundingBox()));
  assert.ok(facts.x + facts.width <= findings.x, "they stand side by side");
  assert.ok(findings.y >= 0 && findings.y < 900, "they are in sight");
  await close();
});

test("a file that misses the box does not replace the page", async () => {
  const { page, close } = await site.open();
  const prevented = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["{}"], "a.json"));
    return ["dragover", "drop"].map((type) =>
      !document.querySelector("h1").dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })),
    );
  });
  assert.deepEqual(prevented, [true, true]);
  assert.equal(await given(page).count(), 0);
  await close();
});

test("in Chinese facts are recognised, refused and counted in Chinese, after a change of the language too", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await drop(page, [json("cluster.json", cluster), json("other.json", { colour: "green" })]);
  await finding(page, "PRIV-PUBLIC-FQDN", "error").waitFor();
  await page.getByRole("link", { name: "中文" }).click();
  await given(page).locator(".recognised").getByText("AKS 群集").waitFor();
  await given(page).filter({ hasText: "无法识别为事实" }).waitFor();
  assert.match(await finding(page, "PRIV-PUBLIC-FQDN", "error").textContent(), /该专用群集带有公共 FQDN[\s\S]*依据/);
  assert.match(await page.locator(".standing-unknown").textContent(), /^还有 \d+ 项未知（原有 \d+ 项）。$/);
  await paste(page, "[]");
  await announced(page, /^未采用 粘贴的文本：错误见列表。还有 \d+ 项未知/);
  await close();
});
