// What is there already is changed from the page: in place, by attaching again, by a refresh.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { computeType, deploymentType, example, isWrite, secrets, startSite } from "./submission.mjs";

let site;
before(async () => (site = await startSite()));
after(() => site.stop());

/** The page beside a stand-in that has the compute of the examples, without TLS. */
async function openWithCompute(options) {
  const opened = await site.open(options);
  const { arm } = opened;
  const attach = await example("attach");
  const { workspace } = arm.prepareFor(attach);
  arm.world.compute(workspace, "myaks", arm.world.cluster({ ...attach.workspace, ...attach.cluster }), { sslConfiguration: { status: "Disabled" } });
  return opened;
}

/** The methods of what was sent to change something. */
const methods = ({ journal }) => journal.requests.filter(isWrite).map(({ method }) => method);

test("an update, which no plan can say before it knows the compute, is compared and submitted in one go", async () => {
  const { arm, submission, close } = await openWithCompute({ scenario: "update-tls" });
  await submission.check({ secrets });
  const said = await submission.root.textContent();
  assert.match(said, /Nothing speaks against submitting/);
  assert.match(said, /The scoring endpoint may not answer while its front end restarts/);
  assert.match(said, /PUT \/subscriptions\/.*\/computes\/myaks/);
  assert.doesNotMatch(said, /another plan/);
  assert.deepEqual(methods(arm), []);
  await submission.press("send");
  await submission.doSteps("succeeded");
  assert.deepEqual(methods(arm), ["PUT"]);
  const [{ properties }] = arm.resources(computeType);
  assert.equal(properties.properties.sslConfiguration.cname, "www.contoso.com");
  assert.equal(arm.journal.creations(computeType), 0);
  await close();
});

test("other TLS than the compute has is attached again: only once the new plan was compared, and by its steps", async () => {
  const { arm, submission, close } = await openWithCompute({ scenario: "attach-tls-auto" });
  await submission.check();
  const { root } = submission;
  assert.match(await root.textContent(), /leads to another plan[\s\S]*What the new plan changes is said when it is compared/);
  assert.equal(await root.getByRole("button", { name: "Submit", exact: true }).count(), 0);
  await submission.press("Compare the new plan");
  await root.locator(".change.Modify", { hasText: /"Disabled"\s*→\s*"Auto"/ }).waitFor();
  await submission.press("send");
  await submission.until("stopped");
  assert.match(await root.locator(".steps").first().textContent(), /Check that no web service is active in the cluster/);
  assert.deepEqual(methods(arm), [], "nothing is detached before a person has looked");
  for (const box of await root.locator(".steps input[type=checkbox]").all()) await box.check();
  await submission.press("goOn");
  await submission.until(async () => /delete what azureml-fe left/.test(await root.locator(".steps").first().textContent().catch(() => "")));
  assert.deepEqual(methods(arm), ["DELETE"]);
  await submission.doSteps("succeeded");
  assert.equal(arm.journal.creations(computeType), 1);
  assert.equal(arm.journal.creations(deploymentType), 1);
  assert.equal(arm.resources("Microsoft.ContainerService/managedClusters").length, 1);
  await close();
});

test("a refresh attaches again what was attached", async () => {
  const { page, arm, submission, close } = await openWithCompute({ scenario: "update-tls" });
  await submission.open();
  await page.locator("#view-text").click();
  const text = await page.locator("#spec-text").inputValue();
  await page.locator("#spec-text").fill(`${text.replace(/^ssl:[\s\S]*$/m, "")}refresh: true\n`);
  await submission.enter();
  await submission.press("check");
  await submission.until("checked");
  assert.match(await submission.root.textContent(), /Detach the cluster from the workspace/);
  await submission.press("send");
  await submission.doSteps("succeeded");
  assert.deepEqual(methods(arm), ["DELETE", "PUT"]);
  assert.equal(arm.journal.creations(computeType), 1);
  assert.deepEqual(arm.resources(computeType)[0].properties.properties.sslConfiguration, { status: "Disabled" });
  await close();
});
