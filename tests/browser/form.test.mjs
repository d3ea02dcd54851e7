import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { beside, control, eventually, load, openArtifact, start } from "./page.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** Presses Tab until the control for a place has the focus. */
async function tabTo(page, pointer) {
  for (let presses = 0; presses < 80; presses += 1) {
    const at = await page.evaluate(() => document.activeElement?.closest("[data-pointer]")?.dataset.pointer);
    if (at === pointer) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${pointer}`);
}

async function download(page, name) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("artifact-tabs").getByRole("button", { name: `Download ${name}` }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("create is filled in by keyboard alone, and the files hold what was typed", async () => {
  const { page, close } = await site.open();
  const entries = [
    ["/cloud", "AzureChinaCloud"],
    ["/name", "typed-aks"],
    ["/workspace/subscriptionId", "11111111-2222-3333-4444-555555555555"],
    ["/workspace/resourceGroup", "typed-group"],
    ["/workspace/name", "typed-workspace"],
    ["/workspace/location", "chinaeast2"],
    ["/clusterPurpose", "DevTest"],
    ["/agentCount", "4"],
    ["/agentVmSize", "Standard_D4s_v5"],
  ];
  for (const [pointer, text] of entries) {
    await tabTo(page, pointer);
    await page.keyboard.type(text);
  }
  // Leaving the last field runs the rules at once: nothing moves any more while the button is pressed.
  await page.keyboard.press("Tab");
  await page.locator(".artifact").waitFor();
  const template = await download(page, "azuredeploy.json");
  assert.equal(template.name, "azuredeploy.json");
  assert.equal(JSON.parse(template.text).resources.length, 1);
  await openArtifact(page, "parameters");
  const parameters = await download(page, "azuredeploy.parameters.json");
  assert.equal(parameters.name, "azuredeploy.parameters.json");
  JSON.parse(parameters.text);
  await openArtifact(page, "rest");
  const { text } = await download(page, "requests.json");
  const [request] = JSON.parse(text);
  assert.ok(request.url.includes("/resourceGroups/typed-group/"), request.url);
  assert.ok(request.url.includes("/workspaces/typed-workspace/computes/typed-aks?"), request.url);
  const settings = request.body.properties.properties;
  assert.equal(settings.agentCount, 4);
  assert.equal(settings.agentVmSize, "Standard_D4s_v5");
  assert.equal(settings.clusterPurpose, "DevTest");
  const both = template.text + parameters.text;
  for (const typed of ["typed-aks", "typed-workspace", "DevTest", "Standard_D4s_v5"]) {
    assert.ok(both.includes(typed), `${typed} is in neither file`);
  }
  await close();
});

test("a finding comes beside its field and goes, and the count is announced politely", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  const name = control(page, "/name");
  assert.equal(await beside(page, "/name").filter({ hasText: "NAME-COMPUTE" }).count(), 0);
  await name.fill("1");
  const finding = beside(page, "/name").filter({ hasText: "NAME-COMPUTE" });
  await finding.waitFor();
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  const description = await name.evaluate((field) =>
    field
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? `no ${id}`)
      .join(" "),
  );
  assert.match(description, /Error: the compute name has 1 character/);
  const count = page.locator("#count[role=status]");
  assert.match(await count.textContent(), /^[1-9]\d* errors?/);
  await name.fill("mended");
  await finding.waitFor({ state: "detached" });
  assert.equal(await name.getAttribute("aria-invalid"), null);
  assert.match(await count.textContent(), /^0 errors/);
  await close();
});

test("an empty field is silent until it is left, and the summary leads to it", async () => {
  const { page, close } = await site.open();
  assert.equal(await page.locator("spec-field finding-item").count(), 0);
  await page.locator("findings-summary").getByRole("button", { name: "Show /name", exact: true }).click();
  await beside(page, "/name").first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.pointer), "/name");
  await page.keyboard.type("typed");
  await beside(page, "/name").filter({ hasText: "SPEC-MISSING" }).waitFor({ state: "detached" });
  await close();
});

test("a finding about a group leads to the first field of it, not to a command that is folded", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await page.locator("details.level").evaluateAll((all) => all.forEach((details) => (details.open = true)));
  await page.locator("findings-summary .finding.unknown").getByRole("button", { name: "Show /cluster", exact: true }).first().click();
  await eventually(() => page.evaluate(() => document.activeElement.dataset.pointer), (pointer) => pointer === "/cluster/resourceId");
  await close();
});

test("a fix is applied to the form, and can be undone", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await control(page, "/agentCount").fill("4");
  await page.getByRole("radio", { name: "Detach" }).check();
  const fix = beside(page, "/agentCount").locator(".fix");
  await fix.click();
  await control(page, "/agentCount").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await control(page, "/agentCount").waitFor();
  assert.equal(await control(page, "/agentCount").inputValue(), "4");
  await close();
});

test("every operation has its own fields", async () => {
  const { page, close } = await site.open();
  const own = { Create: "/agentCount", Attach: "/cluster/resourceId", Update: "/refresh", Detach: "/action" };
  for (const operation of Object.keys(own)) {
    await page.getByRole("radio", { name: operation }).check();
    for (const [other, pointer] of Object.entries(own)) {
      const shown = await eventually(() => control(page, pointer).count(), (count) => (count === 1) === (other === operation));
      assert.equal(shown, other === operation ? 1 : 0);
    }
    await page.locator("findings-summary").waitFor();
  }
  await close();
});

test("values have the schema's types, and what is emptied is gone", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await control(page, "/agentCount").fill("5");
  await control(page, "/agentVmSize").fill("5");
  // What is said of it moves what stands below.
  await page.locator("findings-summary finding-item").filter({ hasText: "VM-FORMAT" }).waitFor();
  await page.locator('details[data-pointer="/loadBalancer"] > summary').click();
  await control(page, "/loadBalancer/type").selectOption("InternalLoadBalancer");
  await control(page, "/loadBalancer/type").selectOption("");
  await page.locator("#view-text").click();
  const text = await page.locator("#spec-text").inputValue();
  assert.match(text, /^agentCount: 5$/m);
  assert.match(text, /^agentVmSize: "5"$/m);
  assert.doesNotMatch(text, /loadBalancer/);
  assert.match(text, /^# Create an AKS cluster for production/m, "the comments of the scenario are kept");
  await close();
});

test("lists and tags are filled in, and what is acknowledged is silent", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  const warning = page.locator("findings-summary finding-item").filter({ hasText: "TLS-OFF" });
  await warning.waitFor();
  await page.locator('details[data-pointer="/acknowledge"]').evaluate((details) => {
    for (let each = details; each; each = each.parentElement.closest("details")) each.open = true;
  });
  await page.locator('details[data-pointer="/acknowledge"]').getByRole("button", { name: "Add" }).click();
  await control(page, "/acknowledge/0/rule").fill("TLS-OFF");
  await control(page, "/acknowledge/0/reason").fill("a test");
  await warning.waitFor({ state: "detached" });

  const tags = page.locator('details[data-pointer="/tags"]');
  await tags.locator("summary").click();
  await tags.getByLabel("Name").fill("cost/centre");
  await tags.getByLabel("Value").fill("42");
  await page.keyboard.press("Enter");
  await control(page, "/tags/cost~1centre").fill("43");
  await page.locator("#view-text").click();
  const text = await page.locator("#spec-text").inputValue();
  assert.match(text, /^acknowledge:\n {2}- rule: TLS-OFF\n {4}reason: a test$/m);
  assert.match(text, /^tags:\n {2}cost\/centre: "43"$/m);
  await page.locator("#view-form").click();
  await page.getByRole("button", { name: "Remove acknowledge 1" }).click();
  await warning.waitFor();
  await close();
});

test("a cluster that is yet to be made is filled in, with its lists", async () => {
  const { page, close } = await site.open();
  await load(page, "attach", "AzureCloud");
  await control(page, "/cluster/resourceGroup").fill("");
  await control(page, "/cluster/name").fill("");
  const group = (pointer) => page.locator(`details[data-pointer="${pointer}"]`);
  await group("/cluster/create").locator("summary").first().click();
  await control(page, "/cluster/create/resourceGroup").fill("typed-group");
  await control(page, "/cluster/create/name").fill("typed-cluster");
  const ranges = page.getByLabel("authorizedIpRanges", { exact: true });
  await ranges.pressSequentially("203.0.114.0/24\n\n 198.51.100.7/32 \n");
  assert.match(await ranges.inputValue(), /^203.0.114.0\/24\n\n 198.51.100.7\/32 \n$/, "what is typed stays as it is");
  const pools = group("/cluster/create/nodePools");
  // The error that there are none has opened it.
  await pools.getByRole("button", { name: "Add" }).click();
  await control(page, "/cluster/create/nodePools/0/name").fill("pool1");
  await control(page, "/cluster/create/nodePools/0/vmSize").fill("Standard_D4s_v5");
  await control(page, "/cluster/create/nodePools/0/count").fill("3");
  await control(page, "/cluster/create/nodePools/0/taints").fill("a=b:NoSchedule");
  await control(page, "/cluster/create/nodePools/0/taints").fill("");
  await page.locator("#view-text").click();
  const text = await page.locator("#spec-text").inputValue();
  const lines = [
    "  create:",
    "    resourceGroup: typed-group",
    "    name: typed-cluster",
    "    authorizedIpRanges:",
    "      - 203.0.114.0/24",
    "      - 198.51.100.7/32",
    "    nodePools:",
    "      - name: pool1",
    "        vmSize: Standard_D4s_v5",
    "        count: 3",
  ];
  assert.ok(text.includes(`${lines.join("\n")}\n`), text);
  assert.ok(!text.includes("taints"), text);

  await page.locator("#spec-text").fill(text.replace("- 198.51.100.7/32", "- 7"));
  await page.locator("#view-form").click();
  const raw = page.locator('.raw[data-pointer="/cluster/create/authorizedIpRanges"]');
  await raw.locator("finding-item").filter({ hasText: "SPEC-TYPE" }).waitFor();
  assert.equal(await raw.locator("pre").textContent(), '["203.0.114.0/24",7]');
  await close();
});

test("copying and downloading are blocked while an error stands", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  const copy = page.locator("artifact-tabs").getByRole("button", { name: /^Copy / });
  await copy.click();
  await page.locator(".said").filter({ hasText: "Copied." }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.locator(".artifact").textContent());
  await control(page, "/name").fill("1");
  await page.locator(".blocked").waitFor();
  assert.ok(await copy.isDisabled());
  assert.ok(await page.locator("artifact-tabs").getByRole("button", { name: /^Download / }).isDisabled());
  assert.match(await page.locator("#artifact-arm").textContent(), /blocked by errors/);
  await page.getByRole("button", { name: "Go to the first error" }).click();
  await eventually(() => page.evaluate(() => document.activeElement?.dataset.pointer), (pointer) => pointer === "/name");
  await close();
});

test("why a rule is there opens below its finding, in the page's language", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await control(page, "/name").fill("1");
  const finding = beside(page, "/name").filter({ hasText: "NAME-COMPUTE" });
  await finding.getByRole("button", { name: "Why? NAME-COMPUTE" }).click();
  const why = finding.locator(".why p").first();
  const english = await eventually(() => why.textContent(), (text) => text.trim() !== "");
  await page.getByRole("link", { name: "中文" }).click();
  await eventually(() => why.textContent(), (text) => text !== english && text.trim() !== "");
  await close();
});

test("the private key is in no attribute, address or storage, and in no artifact", async () => {
  const { page, close } = await site.open();
  await load(page, "attach-tls-custom");
  const secret = "-----BEGIN PRIVATE KEY-----\nnever-to-be-seen\n-----END PRIVATE KEY-----";
  await control(page, "/ssl/keyPemFile").fill("");
  await control(page, "/ssl/keyPem").fill(secret);
  assert.equal(await control(page, "/ssl/keyPem").evaluate((field) => getComputedStyle(field).webkitTextSecurity), "disc");
  await page.locator("#view-text").click();
  assert.match(await page.locator("#spec-text").inputValue(), /never-to-be-seen/);
  await page.locator("#view-form").click();
  assert.equal(await control(page, "/ssl/keyPem").inputValue(), secret);
  for (const kind of ["arm", "parameters", "bicep", "terraform", "rest", "azcli", "kubectl", "python", "steps"]) {
    await openArtifact(page, kind);
    const seen = await page.evaluate(() =>
      [document.documentElement.outerHTML, location.href, document.cookie, JSON.stringify({ ...localStorage, ...sessionStorage })].join(),
    );
    assert.ok(!seen.includes("never-to-be-seen"), kind);
  }
  await close();
});
