// Tokens, certificates and keys: where they come from, where they go, and that they are nowhere else.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { makeTlsMaterial } from "../contract/corpus/tls-material.mjs";
import { canaries, computeType, secrets, startSite } from "./submission.mjs";

let site;
before(async () => (site = await startSite()));
after(() => site.stop());

const canariesIn = (token) => [...Object.values(canaries), token.split(".")[1], token.slice(0, 60)];

/** Everything that the page holds and that anybody could find: document, fields, address, history, storage. */
const everythingOf = (page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches?.keys() ?? [];
    return JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll("input, textarea, select")].map(({ value }) => value),
      location.href, history.state, window.name, document.cookie, document.title,
      { ...localStorage }, { ...sessionStorage }, databases, caches,
    ]);
  });

/** Opens the page and listens to everything that it tells the console and asks anybody but Azure. */
async function openAndListen(options = {}) {
  const said = [];
  const opened = await site.open({
    ...options,
    prepare: async (context) => {
      context.on("console", (message) => said.push(message.text(), message.location().url));
      context.on("weberror", (error) => said.push(String(error.error())));
      context.on("request", (request) => said.push(request.url(), request.postData() ?? ""));
      await options.prepare?.(context);
    },
  });
  return { ...opened, said };
}

test("token, certificate and key are in no document, field, address, storage, log or request but Azure's, at any stage", async () => {
  const { page, arm, said, submission, close } = await openAndListen({ scenario: "attach-tls-custom" });
  const token = arm.token();
  // Bodies to Azure hold the secrets, and nothing else may.
  page.context().removeAllListeners("request");
  page.context().on("request", (request) => said.push(request.url()));
  const nowhere = async (stage) => {
    const seen = (await everythingOf(page)) + said.join("\n");
    for (const canary of canariesIn(token)) assert.ok(!seen.includes(canary), `${stage}: ${canary}`);
  };
  await submission.open();
  await submission.enter({ token, secrets });
  await submission.press("check");
  await nowhere("checking");
  await submission.until("checked");
  await nowhere("checked");
  await submission.press("send");
  await submission.until("stopped");
  await nowhere("stopped");
  await submission.doSteps("running");
  await nowhere("running");
  await submission.press("Stop watching");
  await submission.until("interrupted");
  await nowhere("interrupted");
  await submission.press("goOn");
  await submission.until("succeeded");
  await nowhere("succeeded");
  const written = JSON.stringify(arm.writes);
  for (const canary of Object.values(canaries)) assert.ok(written.includes(canary), "it reached Azure");
  assert.match(await submission.root.textContent(), /What you do next[\s\S]*A record for www\.contoso\.com/);
  await close();
});

test("an error that quotes the token or the key shows neither", async () => {
  const { page, arm, said, submission, close } = await openAndListen({ scenario: "attach-tls-custom" });
  const token = arm.token();
  page.context().removeAllListeners("request");
  await submission.check({ token, secrets });
  arm.faults.add({
    kind: "change", processed: false, when: { method: "PUT", path: /deployments/ },
    change: () => ({ status: 400, headers: {}, body: { error: { code: "InvalidTemplate", message: `bad value ${secrets.sslKey} by Bearer ${token}` } } }),
  });
  await submission.press("send");
  await submission.doSteps("failed");
  assert.match(await submission.root.textContent(), /InvalidTemplate[\s\S]*bad value <redacted>[\s\S]*Bearer <redacted>/);
  const seen = (await everythingOf(page)) + said.join("\n");
  for (const canary of canariesIn(token)) assert.ok(!seen.includes(canary), canary);
  await close();
});

test("certificate and key are asked for only where the plan takes them", async () => {
  const { submission, close } = await site.open();
  await submission.open();
  assert.equal(await submission.root.locator("textarea").count(), 0);
  await close();
});

/** A certificate and its key, made by OpenSSL. */
async function makePair() {
  const folder = await mkdtemp(path.join(tmpdir(), "aks-compute-page-"));
  const pair = (await makeTlsMaterial(folder)).at(-1);
  await rm(folder, { recursive: true });
  return pair;
}

test("certificate and key that stand in the form are not asked for again", async () => {
  const { certificate, key } = await makePair();
  const { page, arm, submission, close } = await site.open({ scenario: "attach-tls-custom" });
  await submission.open();
  await page.locator("#view-text").click();
  const text = await page.locator("#spec-text").inputValue();
  const inline = (name, value) => `${name}: |\n${value.trimEnd().replace(/^/gm, "    ")}`;
  await page.locator("#spec-text").fill(
    text.replace(/certPemFile: .*/, inline("certPem", certificate)).replace(/keyPemFile: .*/, inline("keyPem", key)),
  );
  await submission.root.getByText("Taken from the form.").first().waitFor();
  assert.equal(await submission.root.locator("textarea").count(), 0);
  await submission.enter();
  await submission.press("check");
  await submission.until("checked");
  await submission.press("send");
  await submission.doSteps("succeeded");
  assert.ok(JSON.stringify(arm.writes).includes(key.split("\n")[3]), "it reached Azure");
  await close();
});

test("certificate and key of the certificates box are not asked for again, and are gone when they are removed there", async () => {
  const { certificate, key } = await makePair();
  const { page, arm, said, submission, close } = await openAndListen({ scenario: "attach-tls-custom" });
  page.context().removeAllListeners("request");
  await submission.open();
  const give = () => page.locator("#certificate-files").setInputFiles([
    { name: "server.crt", mimeType: "", buffer: Buffer.from(certificate) },
    { name: "key.pem", mimeType: "", buffer: Buffer.from(key) },
  ]);
  await give();
  // The spec names another file, for which the only certificate stands.
  await submission.root.getByText("Taken from the file that was given for cert.pem.").waitFor();
  await submission.root.getByText("Taken from the file that was given for key.pem.").waitFor();
  assert.equal(await submission.root.locator("textarea").count(), 0);
  await page.locator("certificates-box").getByRole("button", { name: "Remove all" }).click();
  await submission.root.locator("#submit-sslKey").waitFor();
  assert.equal(await submission.root.getByText("Taken from").count(), 0);
  await give();
  await submission.root.getByText("Taken from the file that was given for key.pem.").waitFor();
  await submission.enter();
  await submission.press("check");
  await submission.until("checked");
  await submission.press("send");
  await submission.doSteps("succeeded");
  const written = JSON.stringify(arm.writes);
  for (const pem of [certificate, key]) assert.ok(written.includes(JSON.stringify(pem).slice(1, -1)), "it reached Azure as it is");
  const seen = (await everythingOf(page)) + said.join("\n");
  for (const line of key.split("\n").filter((line) => line.length > 16 && !line.startsWith("-----"))) assert.ok(!seen.includes(line));
  await close();
});

test("a host signs in: no token is asked for, and its credential is asked for Azure Resource Manager's", async () => {
  let arm;
  const asked = [];
  const { submission, ...opened } = await site.open({
    prepare: async (context) => {
      await context.exposeFunction("tokenOfHost", (scopes) => {
        asked.push(scopes);
        return arm.token();
      });
      await context.addInitScript(() => {
        window.aksComputeHost = {
          getToken: async (scopes) => ({ token: await window.tokenOfHost([scopes].flat()), expiresOnTimestamp: Date.now() + 3_600_000 }),
        };
      });
    },
  });
  arm = opened.arm;
  await submission.open();
  assert.match(await submission.root.textContent(), /The host of this page signs you in/);
  assert.equal(await submission.root.locator("#submit-token").count(), 0);
  await submission.enter({ token: null });
  await submission.press("check");
  await submission.until("checked");
  await submission.press("send");
  await submission.doSteps("succeeded");
  assert.ok(asked.length > 0);
  assert.ok(asked.flat().every((scope) => scope === "https://management.chinacloudapi.cn/.default"), JSON.stringify(asked));
  assert.equal(arm.journal.creations(computeType), 1);
  await opened.close();
});

test("a token that Azure takes back in the middle is asked for again, and the submission goes on", async () => {
  const { arm, submission, close } = await site.open({ service: { durations: { attach: 600 } } });
  await submission.check();
  await submission.begin();
  arm.revokeTokens();
  await submission.until("interrupted");
  await submission.root.locator("#submit-token").waitFor();
  await submission.enter();
  await submission.press("goOn");
  await submission.until("succeeded");
  assert.equal(arm.journal.creations(computeType), 1);
  await close();
});

test("a token that Azure does not take is asked for again before anything is sent", async () => {
  const { arm, submission, close } = await site.open();
  await submission.check({ token: "not.a.token" });
  assert.match(await submission.root.locator(".submission-status").textContent(), /^This cannot be submitted yet/);
  await submission.root.locator("#submit-token").waitFor();
  await submission.enter();
  await submission.press("Compare again");
  await submission.root.getByRole("button", { name: "Submit", exact: true }).waitFor();
  assert.ok(arm.journal.requests.some(({ authorization }) => authorization === "invalid"));
  await close();
});

test("what is no token is refused at its field, and nothing is asked", async () => {
  const { page, arm, submission, close } = await site.open();
  await submission.open();
  const expired = ["{}", JSON.stringify({ exp: 1_000_000_000 }), "x"].map((part) => Buffer.from(part).toString("base64url")).join(".");
  for (const [token, words] of [["", /Paste a token first/], ["two words", /no access token/], [expired, /has expired/]]) {
    await submission.enter({ token });
    await submission.press("check");
    assert.match(await submission.root.locator("#submit-token-error").textContent(), words);
    assert.equal(await page.evaluate(() => document.activeElement.id), "submit-token");
    assert.equal(await submission.root.locator("#submit-token").getAttribute("aria-invalid"), "true");
  }
  assert.deepEqual(arm.journal.requests, []);
  // Quotes and `Bearer` come with how tokens are copied.
  await submission.enter({ token: `"Bearer ${arm.token()}"` });
  await page.keyboard.press("Enter");
  await submission.until("checked");
  await close();
});

test("the token goes to no endpoint but Azure's and this machine's", async () => {
  const { page, submission, close } = await site.open();
  await submission.open();
  await submission.enter();
  const foreign = ["http://localhost:1", "https://example.com", "https://localhost.example.com", "https://localhost@example.com", "https://127.0.0.1.example.com", "https://localhost:1/path"];
  for (const endpoint of foreign) {
    await submission.root.locator("#submit-endpoint").fill(endpoint);
    await submission.press("check");
    await submission.root.locator("#submit-endpoint-error").waitFor();
    assert.equal(await submission.heading(), "Sign in", endpoint);
    assert.equal(await page.evaluate(() => document.activeElement.id), "submit-endpoint");
  }
  await close();
});
