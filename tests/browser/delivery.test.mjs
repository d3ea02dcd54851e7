import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./page.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

test("the page allows itself its own files, WebAssembly and Azure Resource Manager, and nothing else", async () => {
  const { page, troubles } = await site.open();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  const [, connections] = /connect-src ([^;]*);/.exec(policy);
  assert.deepEqual(connections.split(" "), [
    "'self'", "https://management.azure.com", "https://management.chinacloudapi.cn", "https://management.usgovcloudapi.net",
    // Stand-ins for them, on this machine.
    "https://localhost:*", "https://127.0.0.1:*",
  ]);
  assert.doesNotMatch(policy.replace(connections, ""), /unsafe-inline|'unsafe-eval'|https?:|\*/);
  const blocked = await page.evaluate(async () => {
    const directives = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => directives.push(effectiveDirective));
    await fetch("https://example.com/").catch(() => {});
    document.body.append(Object.assign(document.createElement("style"), { textContent: "body { color: red }" }));
    while (directives.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    return directives.sort();
  });
  assert.deepEqual(blocked, ["connect-src", "style-src-elem"]);
  assert.ok(!troubles.some((trouble) => trouble.startsWith("request to")), "the request has left");
  await page.context().close();
});

for (const [lang, words] of [["en", "could not be loaded"], ["zh-CN", "无法加载规则"]]) {
  test(`where the module does not load the page says so: ${lang}`, async () => {
    const { page } = await site.open({
      lang,
      ready: "[role=alert]",
      prepare: (context) => context.route("**/*.wasm", (route) => route.abort()),
    });
    assert.ok((await page.locator("[role=alert]").textContent()).includes(words));
    await page.context().close();
  });
}

test("the long texts come only when they are asked for", async () => {
  const { page, close } = await site.open();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const texts = page.waitForResponse((response) => /rules\.en.*\.json$/.test(response.url()));
  assert.deepEqual(asked, []);
  await page.locator("findings-summary finding-item [aria-expanded]").first().click();
  assert.equal((await texts).status(), 200);
  await close();
});
