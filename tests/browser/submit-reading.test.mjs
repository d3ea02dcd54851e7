// Everybody can read and use every stage of a submission: both languages, both colour schemes, the keyboard, a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eventually } from "./page.mjs";
import { computeType, secrets, startSite } from "./submission.mjs";
import { foreignTexts, seriousViolations } from "./wording.mjs";

let site;
before(async () => (site = await startSite()));
after(() => site.stop());

const openDetails = (page) => page.locator("submit-panel details").evaluateAll((all) => all.forEach((details) => (details.open = true)));

/** Goes through a submission, and looks at each stage. */
async function walk({ page, arm, submission }, look) {
  const stage = async (name) => {
    await openDetails(page);
    await look(name);
  };
  // One question gets no answer, and a role is named for it.
  arm.deny("Microsoft.Authorization/policyAssignments/read");
  await submission.open();
  await stage("start");
  await submission.press("check");
  await stage("without a token");
  await submission.enter({ secrets });
  await submission.press("check");
  await stage("checking");
  await submission.until("checked");
  await stage("checked");
  await submission.press("send");
  await submission.until("stopped");
  await stage("stopped");
  await page.reload();
  await submission.root.waitFor();
  await stage("after a reload");
  await submission.enter({ secrets });
  await submission.press("goOn");
  await submission.doSteps("running");
  await stage("running");
  arm.revokeTokens();
  await submission.until("interrupted");
  await stage("interrupted");
  await submission.enter();
  await submission.press("goOn");
  await submission.until("succeeded");
  await stage("succeeded");
}

for (const lang of ["en", "zh-CN"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing serious, and nothing is said in another language: ${lang}, ${colorScheme}`, async () => {
      const opened = await site.open({ scenario: "attach-tls-custom", lang, colorScheme, service: { durations: { attach: 300 } } });
      await walk(opened, async (stage) => {
        assert.deepEqual(await seriousViolations(opened.page), [], stage);
        assert.deepEqual(await foreignTexts(opened.page, lang), [], stage);
      });
      await opened.close();
    });
  }

  test(`on a phone nothing sticks out: ${lang}`, async () => {
    const opened = await site.open({ scenario: "attach-tls-custom", lang, viewport: { width: 390, height: 800 }, service: { durations: { attach: 300 } } });
    await walk(opened, async (stage) => {
      assert.equal(await opened.page.evaluate(() => document.documentElement.scrollWidth), 390, stage);
    });
    await opened.close();
  });
}

test("the keyboard is enough, and the focus goes on with the stage", async () => {
  const { page, submission, close } = await site.open();
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  const tabTo = async (name) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await focused()) === name) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${name} is out of the keyboard's reach`);
  };
  await submission.open();
  await submission.enter();
  await page.locator("#submit-token").focus();
  await page.keyboard.press("Enter");
  await submission.until("checked");
  assert.equal(await focused(), "What would happen");
  await tabTo("Submit");
  await page.keyboard.press("Enter");
  await submission.until("stopped");
  assert.equal(await focused(), "Your turn");
  for (const box of await submission.root.locator(".steps input").all()) {
    await box.focus();
    await page.keyboard.press("Space");
  }
  await tabTo("Go on");
  await page.keyboard.press("Enter");
  await submission.doSteps("running");
  await submission.until("succeeded");
  assert.equal(await focused(), "Done");
  await close();
});

for (const lang of ["en", "zh-CN"]) {
  test(`axe finds nothing serious in a failure and in what speaks against submitting: ${lang}`, async () => {
    const { page, arm, submission, close } = await site.open({ lang });
    const [cluster] = arm.resources("Microsoft.ContainerService/managedClusters");
    cluster.properties.disableLocalAccounts = true;
    await submission.check();
    await openDetails(page);
    assert.deepEqual(await seriousViolations(page), []);
    assert.deepEqual(await foreignTexts(page, lang), []);

    cluster.properties.disableLocalAccounts = false;
    await submission.press("again");
    await eventually(() => submission.root.locator(".confirm").count(), (count) => count === 1);
    arm.failures.add({ type: computeType, error: { code: "BadRequest", message: "The cluster is set to disable local accounts." } });
    await submission.press("send");
    await submission.doSteps("failed");
    await openDetails(page);
    assert.deepEqual(await seriousViolations(page), []);
    assert.deepEqual(await foreignTexts(page, lang), []);
    await close();
  });
}

test("how it goes is said politely, a failure at once", async () => {
  const { arm, submission, close } = await site.open();
  await submission.open();
  assert.equal(await submission.root.locator(".submission-status").getAttribute("role"), "status");
  await submission.enter();
  await submission.press("check");
  await submission.until("checked");
  await submission.begin();
  arm.faults.add({ kind: "status", status: 409, when: { path: /\/cancel$/ } });
  await submission.press("Cancel the deployment");
  const alert = submission.root.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.textContent(), /This could not be done/);
  await submission.until("succeeded");
  await close();
});

test("a change of the language in the middle changes what the page says, and marks what was said in the other", async () => {
  const { page, submission, close } = await site.open();
  await submission.check();
  await page.getByRole("link", { name: "中文" }).click();
  await submission.root.getByRole("button", { name: "提交", exact: true }).waitFor();
  assert.equal(await submission.root.locator(".submission-body").getAttribute("lang"), "en");
  assert.deepEqual(await foreignTexts(page, "zh-CN"), []);
  await submission.root.getByRole("button", { name: "重新比对", exact: true }).click();
  await submission.root.getByText("没有发现阻碍提交的问题。").waitFor();
  await close();
});
