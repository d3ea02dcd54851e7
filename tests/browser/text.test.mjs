import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beside, control, eventually, load, openArtifact, start } from "./page.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

test("every scenario loads without an error and shows its operation", async () => {
  const { page, close } = await site.open();
  const names = await page.locator("#scenario option").allTextContents();
  assert.ok(names.length > 0);
  for (const name of names) {
    await load(page, name);
    const operation = name.split("-")[0];
    await eventually(
      () => page.locator("input[type=radio]:checked").getAttribute("value"),
      (checked) => checked === operation,
    );
    await eventually(() => page.locator("#count").textContent(), (count) => count.startsWith("0 errors"));
    await page.locator("#artifact-steps").click();
    assert.match(await page.locator(".artifact").textContent(), /^# /);
  }
  await close();
});

for (const width of [360, 1280]) {
  test(`the runbook wraps its lines, ${width} wide`, async () => {
    const { page, close } = await site.open({ viewport: { width, height: 900 } });
    for (const name of ["attach-tls-custom", "update-tls"]) {
      await load(page, name);
      await openArtifact(page, "steps");
      const runbook = page.locator(".artifact");
      assert.ok((await runbook.textContent()).split("\n").some((line) => line.length > 200), "it has lines longer than the page is wide");
      assert.deepEqual(await runbook.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), 0, name);
    }
    await close();
  });
}

test("text and form follow each other, in YAML and in JSON", async () => {
  const { page, close } = await site.open();
  await load(page, "attach");
  await page.locator("#view-text").click();
  const area = page.locator("#spec-text");
  const yaml = await area.inputValue();
  assert.match(yaml, /^operation: attach$/m);
  await area.fill(yaml.replace(/^name: .*$/m, "name: from-text  # kept"));
  await page.locator("#view-form").click();
  assert.equal(await control(page, "/name").inputValue(), "from-text");
  await control(page, "/description").evaluate((field) => (field.closest("details").open = true));
  await control(page, "/description").fill("from the form");
  await page.locator("#view-text").click();
  assert.match(await area.inputValue(), /^name: from-text\s+# kept$/m);
  assert.match(await area.inputValue(), /^description: from the form$/m);

  await area.fill('{"operation": "detach", "name": "json"}');
  await page.locator("#view-form").click();
  await eventually(() => control(page, "/name").inputValue(), (name) => name === "json");
  await control(page, "/name").fill("json2");
  await page.locator("#view-text").click();
  assert.deepEqual(JSON.parse(await area.inputValue()), { operation: "detach", name: "json2" });
  await close();
});

test("a fix is applied to the text, and its comments stay", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await page.locator("#view-text").click();
  const area = page.locator("#spec-text");
  await area.fill(`${await area.inputValue()}clusterpurpose: DevTest\n`);
  const finding = page.locator("findings-summary finding-item").filter({ hasText: "SPEC-KEY" });
  await finding.locator(".place").click();
  const selected = await area.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
  assert.equal(selected, "clusterpurpose");
  await finding.locator(".fix").click();
  await finding.waitFor({ state: "detached" });
  assert.match(await area.inputValue(), /^clusterPurpose: DevTest$/m);
  assert.match(await area.inputValue(), /^# Create an AKS cluster for production/m);
  assert.equal(await page.evaluate(() => document.activeElement.id), "findings-heading");
  await close();
});

test("the views and the artifacts are chosen by arrow keys", async () => {
  const { page, close } = await site.open();
  await page.locator("#view-form").focus();
  await page.keyboard.press("ArrowRight");
  await page.locator("#spec-text").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "view-text");
  await page.keyboard.press("ArrowRight");
  await page.locator("spec-form").waitFor();
  await page.locator("#artifact-arm").focus();
  await page.keyboard.press("End");
  await page.locator("#artifact-steps-panel").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "artifact-steps");
  await close();
});

test("a spec without an operation can be given one", async () => {
  const { page, close } = await site.open();
  await page.locator("#view-text").click();
  await page.locator("#spec-text").fill("name: myaks\n");
  await page.locator("#view-form").click();
  await page.getByRole("radio", { name: "Attach" }).check();
  await control(page, "/cluster/resourceId").waitFor();
  await page.locator("#view-text").click();
  assert.match(await page.locator("#spec-text").inputValue(), /^name: myaks\noperation: attach$/m);
  await close();
});

test("a text that is no spec says so in both views", async () => {
  const { page, close } = await site.open();
  await page.locator("#view-text").click();
  await page.locator("#spec-text").fill("operation: [create\nname");
  await page.locator("findings-summary finding-item").filter({ hasText: "SPEC-SYNTAX" }).waitFor();
  await page.locator("#view-form").click();
  await page.getByText("The text cannot be read as one object").waitFor();
  await page.getByRole("button", { name: "Open the text view" }).click();
  assert.equal(await page.locator("#spec-text").inputValue(), "operation: [create\nname");
  await close();
});

test("texts that the form cannot follow break nothing", async () => {
  const { page, close } = await site.open();
  await page.locator("#view-text").click();
  const area = page.locator("#spec-text");
  for (const text of ["name: &a x\ndescription: *a\n", "[".repeat(100_000), "name: a\nname: b\n", "- create\n"]) {
    await area.fill(text);
    await eventually(() => page.locator("#count").textContent(), (count) => !count.startsWith("0 errors"));
    await page.locator("#view-form").click();
    await page.getByText("The text cannot be read as one object").waitFor();
    await page.locator("#view-text").click();
    assert.equal(await area.inputValue(), text);
  }
  await area.fill("operation: detach\n1: odd\n");
  await page.locator("#view-form").click();
  await control(page, "/name").fill("named");
  await page.locator("#view-text").click();
  assert.equal(await area.inputValue(), 'operation: detach\n"1": odd\nname: named\n');
  await close();
});

test("unknown keys and values that fit no control stay visible and can be removed", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await page.locator("#view-text").click();
  const area = page.locator("#spec-text");
  await area.fill(`${await area.inputValue()}"odd key/~": [1]\nssl: 3\n`);
  await page.locator("#view-form").click();
  await page.getByRole("group", { name: "ssl" }).getByText("3", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Remove ssl" }).click();
  await page.getByRole("button", { name: "Remove odd key/~" }).click();
  await eventually(() => page.locator("#count").textContent(), (count) => count.startsWith("0 errors"));
  await close();
});

const fact = {
  id: "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks",
  name: "myaks",
  type: "Microsoft.MachineLearningServices/workspaces/computes",
  location: "chinaeast2",
  properties: {
    computeType: "AKS",
    provisioningState: "Succeeded",
    isAttachedCompute: true,
    computeLocation: "chinaeast2",
    resourceId:
      "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/myresourcegroup/providers/Microsoft.ContainerService/managedClusters/myexistingcluster",
    properties: { clusterPurpose: "FastProd", sslConfiguration: { status: "Disabled" } },
  },
};

test("facts make the request of an update", async () => {
  const { page, close } = await site.open();
  await load(page, "update-tls");
  await openArtifact(page, "rest");
  assert.match(await page.locator("#artifact-rest").textContent(), /not available/);
  const panel = page.locator("#artifact-rest-panel");
  assert.match(await panel.textContent(), /Needs the current compute/);
  assert.match(await panel.locator(".command code").textContent(), /^az rest --method get/);

  await page.locator("#facts").fill(JSON.stringify(fact));
  await page.getByRole("button", { name: "Add the text" }).click();
  // The requests for other clients stand below.
  const [request] = JSON.parse(await panel.locator(".artifact").first().textContent());
  assert.equal(request.method, "PUT");
  assert.equal(request.body.properties.resourceId, fact.properties.resourceId);
  await close();
});

test("a finding of a key that the operation has no use for stands beside that key", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await control(page, "/agentCount").fill("4");
  await page.getByRole("radio", { name: "Attach" }).check();
  await beside(page, "/agentCount").first().waitFor();
  await page.getByRole("button", { name: "Remove agentCount" }).first().click();
  await control(page, "/agentCount").waitFor({ state: "detached" });
  await close();
});
