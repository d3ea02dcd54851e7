// Leads the page through a submission to a stand-in for Azure Resource Manager.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { makeAuthority } from "../arm/stand-in/protocol/certificate-authority.mjs";
import { startArm } from "../arm/stand-in/start.mjs";
import { eventually, load, start } from "./page.mjs";

export const computeType = "Microsoft.MachineLearningServices/workspaces/computes";
export const deploymentType = "Microsoft.Resources/deployments";

/** Whether a request to Azure Resource Manager changes something: validation and what-if do not. */
export const isWrite = ({ method, path }) => method !== "GET" && !/\/(validate|whatIf)$/i.test(path);

/** The page's own words for what a test presses and waits for. */
const words = {
  en: {
    open: "Submit …", check: "Compare with Azure", send: "Submit", goOn: "Go on", again: "Compare again",
    checked: "What would happen", stopped: "Your turn", succeeded: "Done", failed: "It failed", interrupted: "Interrupted",
  },
  "zh-CN": {
    open: "提交……", check: "与 Azure 比对", send: "提交", goOn: "继续", again: "重新比对",
    checked: "将会发生的更改", stopped: "需要您来操作", succeeded: "已完成", failed: "提交失败", interrupted: "已中断",
  },
};

const pem = (label, canary) => `-----BEGIN ${label}-----\n${canary}T25l\n${canary}VHdv\n-----END ${label}-----\n`;

/** No real certificate and key: what must never be seen again. */
export const canaries = { sslCert: "Q0FOQVJZLWNlcnQ", sslKey: "Q0FOQVJZLWtleQ" };
export const secrets = { sslCert: pem("CERTIFICATE", canaries.sslCert), sslKey: pem("PRIVATE KEY", canaries.sslKey) };

export const example = async (name) => parse(await readFile(new URL(`../../examples/${name}.yaml`, import.meta.url), "utf8"));

/** The page and stand-ins that its browser trusts, for the tests of one file. */
export async function startSite() {
  const authority = await makeAuthority();
  const site = await start({ authority });
  const services = [];
  return {
    async stop() {
      await site.stop();
      await Promise.all(services.map((arm) => arm.close()));
    },
    /** The page beside a stand-in with the world that an example presumes, in its own time. */
    async open({ scenario = "attach", service, lang = "en", ...options } = {}) {
      const arm = await startArm({ authority, clock: { start: new Date() }, ...service });
      services.push(arm);
      const spec = await example(scenario);
      arm.prepareFor(spec);
      arm.world.serviceTags(spec.workspace.subscriptionId, "China", { "AzureMachineLearning.ChinaEast2": ["198.51.100.0/24"] });
      const opened = await site.open({
        lang, arm, ...options,
        prepare: async (context) => {
          await context.clock.install();
          await options.prepare?.(context);
        },
      });
      return {
        ...opened, arm, spec,
        submission: new SubmissionPanel(opened.page, arm, scenario, words[lang]),
      };
    },
  };
}

/** The panel, as a person uses it. */
class SubmissionPanel {
  /** The panel itself. */
  root;
  #page;
  #arm;
  #scenario;
  #words;

  constructor(page, arm, scenario, named) {
    this.#page = page;
    this.#arm = arm;
    this.#scenario = scenario;
    this.#words = named;
    this.root = page.locator("submit-panel");
  }

  async press(name) {
    await this.root.getByRole("button", { name: this.#words[name] ?? name, exact: true }).click();
  }

  /** Loads the scenario and opens the panel. */
  async open() {
    await load(this.#page, this.#scenario);
    await this.#page.getByRole("button", { name: this.#words.open, exact: true }).click();
    await this.root.waitFor();
  }

  /** Enters what the panel asks for. */
  async enter({ token = this.#arm.token(), secrets = {} } = {}) {
    await this.root.locator(".access-developer").evaluate((details) => (details.open = true));
    await this.root.locator("#submit-endpoint").fill(this.#arm.endpoint);
    if (token !== null) await this.root.locator("#submit-token").fill(token);
    for (const [name, secret] of Object.entries(secrets)) await this.root.locator(`#submit-${name}`).fill(secret);
  }

  /** Opens the panel, signs in and waits for what would happen. */
  async check(access) {
    await this.open();
    await this.enter(access);
    await this.press("check");
    await this.until("checked");
  }

  /** Submits what was checked and does what is left to a person, until the work itself goes on. */
  async begin() {
    await this.press("send");
    await this.doSteps("running");
  }

  /** Ticks every step that is left to a person, as often as there are some, and goes on each time. */
  async doSteps(...ends) {
    const wanted = ends.length > 0 ? ends : ["running", "succeeded"];
    for (;;) {
      await this.until("stopped", ...wanted);
      if (!(await this.isAt("stopped"))) return;
      const boxes = this.root.locator(".steps input[type=checkbox]");
      assert.ok((await boxes.count()) > 0, "there are steps to tick");
      for (const box of await boxes.all()) await box.check();
      await this.press("goOn");
    }
  }

  /** Lets the page believe that time passes, so that nobody waits until it asks again; until one of the ends. */
  async until(...ends) {
    await eventually(
      async () => {
        for (const end of ends) if (await this.isAt(end)) return end;
        await this.#page.clock.fastForward(10_000);
        return `${await this.heading()}: ${await this.root.locator(".submission-status").textContent()}`;
      },
      (end) => ends.includes(end),
    );
  }

  /** @param {string | (() => boolean)} end a stage, `running` where the deployment's operations are shown, or a condition */
  async isAt(end) {
    if (typeof end === "function") return end();
    if (end === "running") return (await this.root.locator(".operations").count()) > 0;
    return (await this.heading()) === this.#words[end];
  }

  async heading() {
    return (await this.root.locator("h3").first().textContent()).trim();
  }
}
