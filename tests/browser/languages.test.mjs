import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { control, load, openArtifact, start } from "./page.mjs";
import { foreignTexts, seriousViolations } from "./wording.mjs";

let site;
before(async () => (site = await start()));
after(() => site.stop());

/** A compute that decides what an update leaves unknown. */
const compute = {
  id: "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-rg/providers/Microsoft.MachineLearningServices/workspaces/ml-ws/computes/myaks",
  location: "chinaeast2",
  properties: { computeType: "AKS", properties: { sslConfiguration: { status: "Enabled", cname: "www.contoso.com" } } },
};

/** The page in every state in which it shows texts of its own. */
const states = {
  start: async () => {},
  create: (page) => load(page, "create-vnet"),
  errors: async (page) => {
    await load(page, "attach-tls-custom");
    await control(page, "/name").fill("1");
    await page.locator(".blocked").waitFor();
    const why = page.locator("findings-summary finding-item [aria-expanded]").first();
    await why.click();
    await page.locator("findings-summary .why p").first().waitFor();
    await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
  },
  "keys of another operation": async (page) => {
    await load(page, "create-vnet");
    await page.locator("input[value=detach]").check();
    await page.locator(".blocked").waitFor();
  },
  text: async (page) => {
    await load(page, "detach");
    await page.locator("#view-text").click();
    await page.locator("#spec-text").waitFor();
  },
  facts: async (page) => {
    await load(page, "update-tls");
    for (const text of ["{}", "Result\n------\n1.16.13\n", JSON.stringify(compute)]) {
      const before = await page.locator("fact-item").count();
      await page.locator("#facts").fill(text);
      await page.locator("facts-box .toolbar button").first().click();
      await page.locator("fact-item").nth(before).locator(".field-error, .recognised").waitFor();
    }
    await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
    await openArtifact(page, "rest");
  },
  unreadable: async (page) => {
    await page.locator("#view-text").click();
    await page.locator("#spec-text").fill("- a\nb");
    await page.locator("#view-form").click();
  },
};

for (const lang of ["en", "zh-CN"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing serious: ${lang}, ${colorScheme}`, async () => {
      for (const [name, reach] of Object.entries(states)) {
        const { page, close } = await site.open({ lang, colorScheme });
        await reach(page);
        assert.deepEqual(await seriousViolations(page), [], name);
        await close();
      }
    });
  }
}

for (const lang of ["en", "zh-CN"]) {
  test(`the page says nothing in another language: ${lang}`, async () => {
    for (const [name, reach] of Object.entries(states)) {
      const { page, close } = await site.open({ lang });
      await reach(page);
      assert.equal(await page.getAttribute("html", "lang"), lang);
      assert.deepEqual(await foreignTexts(page, lang), [], name);
      await close();
    }
  });
}

test("the language changes in place: what was entered stays, and the address holds nothing else", async () => {
  const { page, close } = await site.open();
  await load(page, "create");
  await control(page, "/name").fill("entered");
  await page.getByRole("link", { name: "中文" }).click();
  await page.getByRole("heading", { level: 1, name: "用于 Azure 机器学习的 AKS 计算" }).waitFor();
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  assert.equal(await control(page, "/name").inputValue(), "entered");
  assert.equal(new URL(page.url()).hash, "#lang=zh-CN");
  assert.equal(new URL(page.url()).search, "");
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "AKS compute for Azure Machine Learning" }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await close();
});

test("without a language in the address the browser's own is taken", async () => {
  const { page, close } = await site.open({ locale: "zh-CN", lang: "" });
  assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
  await close();
});

test("on a phone nothing sticks out, and how things stand is in sight", async () => {
  for (const lang of ["en", "zh-CN"]) {
    const { page, close } = await site.open({ lang, viewport: { width: 390, height: 800 } });
    await load(page, "create-vnet");
    await control(page, "/name").fill("1");
    await page.locator(".blocked").waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    assert.ok(await page.locator(".standing").isVisible());
    await close();
  }
});
