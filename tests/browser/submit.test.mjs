// A plan is submitted from the page to the stand-in for Azure Resource Manager, and nothing is lost or done twice.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { control, eventually, load } from "./page.mjs";
import { computeType, deploymentType, isWrite, startSite } from "./submission.mjs";

let site;
before(async () => (site = await startSite()));
after(() => site.stop());

const stored = (page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

test("attach: compared, confirmed, watched, done, and created once", async () => {
  const { page, arm, submission, close } = await site.open();
  await submission.check();
  const { root } = submission;
  assert.match(await root.locator(".submission-status").textContent(), /Nothing speaks against submitting/);
  const change = root.locator(".change.Create");
  assert.match(await change.textContent(), /Create\s+myaks\s+Microsoft\.MachineLearningServices\/workspaces\/computes/);
  assert.match(await change.textContent(), /resourceId:\s+"\/subscriptions\/.*managedClusters\/myexistingcluster"/);
  assert.match(await root.locator(".facts-found").textContent(), /free[\s\S]*passed/);
  assert.deepEqual(arm.journal.requests.filter(isWrite), [], "nothing is sent before somebody says so");

  await submission.press("send");
  await submission.until("stopped");
  assert.deepEqual(arm.journal.requests.filter(isWrite), [], "nothing is sent before a person's steps are done");
  assert.ok(await root.getByRole("button", { name: "Go on" }).isDisabled(), "steps come first");
  await root.locator(".steps .command button").first().click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^az role assignment list/);
  await submission.doSteps();

  assert.match(await root.locator(".operations").textContent(), /myaks\s+Microsoft\.MachineLearningServices\/workspaces\/computes[\s\S]*Running/);
  assert.match(await root.locator(".submission-status").textContent(), /^Step \d of \d: .*Azure says: Running$/);
  const [first] = await Promise.all([root.locator(".elapsed").textContent(), page.clock.fastForward(3_000)]);
  const later = await eventually(() => root.locator(".elapsed").textContent(), (text) => text !== first);
  assert.match(later, /^\d+:\d\d of about 5:00$/);
  assert.ok((await root.locator("progress").evaluate((bar) => bar.value)) > 0);

  await submission.until("succeeded");
  assert.match(await root.textContent(), /Azure itself says Succeeded/);
  assert.match(await root.textContent(), /\/computes\/myaks/);
  assert.equal(arm.journal.creations(computeType), 1);
  assert.equal(arm.journal.creations(deploymentType), 1);
  assert.equal(await stored(page), "{}", "nothing is kept of what is over");
  await close();
});

for (const [name, reach] of Object.entries({
  "while a person has steps to do": async (submission) => {
    await submission.press("send");
    await submission.until("stopped");
  },
  "while the deployment goes on": (submission) => submission.begin(),
})) {
  test(`a reload ${name} loses nothing: the page goes on, and creates once`, async () => {
    const { page, arm, submission, close } = await site.open();
    await submission.check();
    await reach(submission);
    await page.reload();
    await submission.root.waitFor();
    assert.equal(await submission.heading(), "A submission that was going on");
    assert.match(await submission.root.textContent(), /Attach: compute myaks of workspace ml-ws/);
    await submission.enter();
    await submission.press("goOn");
    await submission.doSteps();
    await submission.until("succeeded");
    assert.equal(arm.journal.creations(computeType), 1);
    assert.equal(arm.journal.creations(deploymentType), 1);
    assert.equal(await stored(page), "{}");
    await close();
  });
}

test("a reload while the request is under way, to which no answer comes, creates once", async () => {
  const { page, arm, submission, close } = await site.open();
  await submission.check();
  arm.faults.add({ kind: "timeout", processed: true, when: { method: "PUT" } });
  await submission.press("send");
  await submission.doSteps(() => arm.journal.requestsOf("PUT").length === 1);
  await page.reload();
  await submission.enter();
  await submission.press("goOn");
  await submission.until("succeeded");
  assert.equal(arm.journal.creations(computeType), 1);
  assert.equal(arm.journal.requestsOf("PUT").length, 1, "what was sent is not sent again");
  await close();
});

test("who loses the tab and submits the same plan in another finds what was begun", async () => {
  const { page, arm, submission, close } = await site.open({ service: { durations: { attach: 600 } } });
  await submission.check();
  await submission.begin();
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.locator("spec-form").waitFor();
  await submission.check();
  await submission.press("Follow an earlier submission");
  await submission.until("succeeded");
  assert.equal(arm.journal.creations(computeType), 1);
  assert.equal(arm.journal.creations(deploymentType), 1);
  await close();
});

test("who stops watching may go on, and nothing is sent again", async () => {
  const { arm, submission, close } = await site.open();
  await submission.check();
  await submission.begin();
  await submission.press("Stop watching");
  await submission.until("interrupted");
  assert.match(await submission.root.textContent(), /what runs in Azure goes on/);
  await submission.press("How does it stand?");
  await submission.root.locator(".standing-now").waitFor();
  assert.match(await submission.root.locator(".standing-now").textContent(), /myaks/);
  await submission.press("goOn");
  await submission.until("succeeded");
  assert.equal(arm.journal.requestsOf("PUT").length, 1);
  await close();
});

test("a deployment is cancelled, and the page says what there is then", async () => {
  const { arm, submission, close } = await site.open({ service: { durations: { attach: 600 } } });
  await submission.check();
  await submission.begin();
  await submission.press("Cancel the deployment");
  await submission.until("failed");
  assert.equal(arm.journal.requestsOf("POST", /\/cancel$/).length, 1);
  assert.match(await submission.root.textContent(), /the deployment was cancelled/);
  assert.match(await submission.root.locator(".standing-now").textContent(), /aks-compute-myaks-[\w-]+/);
  assert.equal(await submission.root.getByRole("button", { name: "Forget the token" }).count(), 0, "it is forgotten already");
  await close();
});

for (const [lang, said] of [["en", /Cause[\s\S]*What to do/], ["zh-CN", /原因[\s\S]*解决方法/]]) {
  test(`a policy that denies it is explained: ${lang}`, async () => {
    const { arm, submission, close } = await site.open({ lang });
    await submission.check();
    arm.policies.assign({
      scope: "/subscriptions/00000000-0000-0000-0000-000000000000", displayName: "No attached clusters",
      denies: ({ type }) => type.toLowerCase() === computeType.toLowerCase(),
    });
    await submission.press("send");
    await submission.doSteps("failed");
    const text = await submission.root.textContent();
    assert.match(text, said);
    assert.match(text, /RequestDisallowedByPolicy/);
    assert.match(await submission.root.locator(".failure .plain").textContent(), /No attached clusters/);
    assert.equal(await submission.root.locator(".explanation").count(), 1, "and once");
    assert.equal(arm.journal.creations(computeType), 0);
    await close();
  });
}

test("what Azure shows against the plan is said before anything is sent, and its finding leads to the form", async () => {
  const { page, arm, submission, close } = await site.open();
  const [cluster] = arm.resources("Microsoft.ContainerService/managedClusters");
  cluster.properties.disableLocalAccounts = true;
  await submission.check();
  assert.match(await submission.root.locator(".submission-status").textContent(), /^This cannot be submitted yet/);
  await submission.root.locator(".finding .rule", { hasText: "AKS-LOCALACCT" }).waitFor();
  assert.equal(await submission.root.getByRole("button", { name: "Submit", exact: true }).count(), 0);
  await submission.root.locator("button.place").first().click();
  await eventually(() => page.evaluate(() => document.activeElement.closest("spec-form") !== null), Boolean);
  assert.deepEqual(arm.journal.requests.filter(isWrite), []);
  await close();
});

test("who finds a compute of the name and never submitted this plan gets nothing sent by following it", async () => {
  const { arm, spec, submission, close } = await site.open();
  const { workspace } = arm.prepareFor(spec);
  arm.world.compute(workspace, "myaks", arm.world.cluster({ ...spec.workspace, resourceGroup: "other", name: "other" }), {});
  await submission.check();
  await submission.press("Follow an earlier submission");
  await submission.until("failed", "stopped", "interrupted");
  assert.deepEqual(arm.journal.requests.filter(isWrite), []);
  await close();
});

test("a plan that is not the one in the form any more is not submitted", async () => {
  const { page, submission, close } = await site.open();
  await submission.check();
  await control(page, "/name").fill("another");
  await submission.root.locator(".warning", { hasText: "Compare again" }).waitFor();
  assert.equal(await submission.root.getByRole("button", { name: "Submit", exact: true }).count(), 0);
  await submission.press("Compare again");
  await eventually(() => submission.root.locator(".change.Create").textContent().catch(() => ""), (text) => /another/.test(text));
  await submission.root.getByRole("button", { name: "Submit", exact: true }).waitFor();
  await close();
});

/** Types a name and presses a button before the page's own pause after a key stroke is over. */
const typeAndPress = (page, name, button) =>
  control(page, "/name").evaluate(
    (field, [value, word]) => {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      [...document.querySelectorAll("submit-panel button")].find(({ textContent }) => textContent.trim() === word).click();
    },
    [name, button],
  );

test("who types and compares at once gets what was typed compared", async () => {
  const { page, arm, submission, close } = await site.open();
  await submission.open();
  await submission.enter();
  await typeAndPress(page, "another", "Compare with Azure");
  await submission.until("checked");
  assert.match(await submission.root.locator(".change.Create").textContent(), /another/);
  await typeAndPress(page, "third", "Submit");
  await submission.root.locator(".warning", { hasText: "Compare again" }).waitFor();
  await typeAndPress(page, "1", "Compare again");
  await submission.root.getByRole("button", { name: "Compare again", disabled: true }).waitFor();
  assert.deepEqual(arm.journal.requests.filter(isWrite), []);
  await close();
});

test("while the spec has an error nothing is compared, and afterwards it is", async () => {
  const { page, submission, close } = await site.open();
  await submission.open();
  await submission.enter();
  await control(page, "/name").fill("1");
  const compare = submission.root.getByRole("button", { name: "Compare with Azure" });
  await eventually(() => compare.isDisabled(), Boolean);
  assert.match(await submission.root.textContent(), /nothing to submit while an error stands/);
  await control(page, "/name").fill("mended");
  await eventually(() => compare.isEnabled(), Boolean);
  await compare.click();
  await submission.until("checked");
  assert.match(await submission.root.locator(".change.Create").textContent(), /mended/);
  await close();
});

test("a cluster is deleted only where somebody ticks that it is", async () => {
  const { page, arm, spec, submission, close } = await site.open({ service: { durations: { detach: 600 } } });
  const { workspace } = arm.prepareFor(spec);
  const { resourceGroup, name } = spec.cluster;
  arm.world.compute(workspace, "myaks", arm.world.cluster({ ...spec.workspace, resourceGroup, name }), {});
  await load(page, "detach");
  await control(page, "/action").selectOption("Delete");
  await page.getByRole("button", { name: "Submit …" }).click();
  await submission.enter();
  await submission.press("check");
  await submission.until("checked");
  const send = submission.root.getByRole("button", { name: "Submit", exact: true });
  assert.ok(await send.isDisabled());
  await submission.root.getByRole("checkbox", { name: /delete the cluster too/ }).check();
  await send.click();
  await submission.root.locator(".elapsed").waitFor();
  await page.reload();
  await submission.enter();
  const goOn = submission.root.getByRole("button", { name: "Go on", exact: true });
  assert.ok(await goOn.isDisabled(), "what was ticked before a reload is asked again");
  await submission.root.getByRole("checkbox", { name: /delete the cluster too/ }).check();
  await goOn.click();
  await submission.until("succeeded");
  assert.equal(arm.journal.deletions(computeType), 1);
  assert.equal(arm.resources("Microsoft.ContainerService/managedClusters").length, 0);
  await close();
});

test("what submits is loaded when it is opened, not before", async () => {
  const asked = [];
  const { submission, page, close } = await site.open({ prepare: (context) => context.on("request", (request) => asked.push(request.url())) });
  const parts = () => asked.filter((url) => /submitPanel.*\.(js|css)$/.test(url));
  assert.deepEqual(parts(), []);
  await submission.open();
  assert.ok(parts().length > 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "submit-heading");
  await submission.press("Close");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Submit …");
  await close();
});
