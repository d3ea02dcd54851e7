import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { control, eventually, load, start } from "./page.mjs";

let site;
let folder;
let certificate;
before(async () => {
  site = await start();
  folder = await mkdtemp(path.join(tmpdir(), "certificates-"));
  await writeFile(path.join(folder, "key.pem"), key);
  certificate = openssl("req", "-x509", "-key", "key.pem", "-subj", "/CN=www.contoso.com", "-days", "365",
    "-addext", "subjectAltName=DNS:www.contoso.com");
  await writeFile(path.join(folder, "cert.pem"), certificate);
});
after(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

const openssl = (...call) => execFileSync("openssl", call, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** The number that is the private key, in letters that no output has by chance. */
const canary = "QZXJKVWYCANARYPRIVATEKEYQZXJKVWY";

/** A private key on P-256, PKCS#8, without the public key. */
const key = (() => {
  const before = Buffer.from("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420", "hex");
  const body = Buffer.concat([before, Buffer.from(canary)]).toString("base64").replace(/.{64}/g, "$&\n");
  return `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
})();

/** The key in the forms in which it might be written; the neighbours of an encoded key are cut off. */
const forms = [0, 1, 2].flatMap((before) => {
  const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(canary)]).toString("base64");
  return [encoded.slice(before === 0 ? 0 : 4, -4)];
}).concat(canary, Buffer.from(canary).toString("hex"), Array.from(Buffer.from(canary)).join());

function leaked(text) {
  const bare = text.replaceAll("\\n", "").replace(/[^A-Za-z0-9,]/g, "").toLowerCase();
  return forms.find((form) => {
    const wanted = form.replace(/[^A-Za-z0-9,]/g, "").toLowerCase();
    return Array.from({ length: wanted.length - 12 }, (_, at) => wanted.slice(at, at + 13)).some((part) => bare.includes(part));
  });
}

/** Lets files fall on the box, as a browser does. */
async function drop(page, files) {
  const dataTransfer = await page.evaluateHandle((files) => {
    const dropped = new DataTransfer();
    for (const { name, text } of files) dropped.items.add(new File([text], name));
    return dropped;
  }, files);
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("certificates-box", event, { dataTransfer });
}

const box = (page) => page.locator("certificates-box");

test("the search finds the key", () => {
  assert.ok(leaked(key));
  assert.ok(leaked(canary));
  assert.ok(leaked(Buffer.from(key).toString("latin1")));
  assert.equal(leaked(certificate), undefined);
});

test("dropped files are said to be what they are, before there is a spec", async () => {
  const { page, close } = await site.open();
  const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => /certificates.*wasm/.test(name)));
  assert.equal(await loaded(), false, "the module for certificates is loaded before there is one");
  await drop(page, [{ name: "cert.pem", text: certificate }, { name: "key.pem", text: key }]);
  await box(page).locator(".certificate").first().waitFor();
  assert.equal(await loaded(), true);
  const text = await box(page).innerText();
  assert.match(text, /Server certificate/);
  assert.match(text, /CN=www\.contoso\.com/);
  assert.match(text, /EC P-256/);
  assert.match(text, /to the server certificate/);
  assert.match(text, /self-signed/);
  await page.getByRole("link", { name: "中文" }).click();
  await eventually(() => box(page).innerText(), (text) => text.includes("服务器证书") && text.includes("自签名证书"));
  await close();
});

test("a wrong key is said to be wrong, in the box and at its field", async () => {
  const { page, close } = await site.open();
  await load(page, "attach-tls-custom");
  const other = openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
  await page.locator("#certificate-files").setInputFiles([
    { name: "cert.pem", mimeType: "", buffer: Buffer.from(certificate) },
    { name: "other.pem", mimeType: "", buffer: Buffer.from(other) },
  ]);
  await eventually(() => box(page).innerText(), (text) => text.includes("TLS-MATCH"));
  await box(page).getByRole("button", { name: "Name them in the spec" }).click();
  assert.equal(await control(page, "/ssl/certPemFile").inputValue(), "cert.pem");
  assert.equal(await control(page, "/ssl/keyPemFile").inputValue(), "other.pem");
  await eventually(
    () => page.locator("findings-summary").innerText(),
    (text) => text.includes("does not belong to the certificate"),
  );
  // Taken away again, nothing of them is known.
  await box(page).getByRole("button", { name: "Remove all" }).click();
  await eventually(() => page.locator("findings-summary").innerText(), (text) => !text.includes("does not belong"));
  assert.equal(await box(page).locator(".certificate").count(), 0);
  await close();
});

test("nothing of a key file is in the document, in storage, in the address, or on the console", async () => {
  const said = [];
  const { page, close } = await site.open();
  page.on("console", (message) => said.push(message.text()));
  await load(page, "attach-tls-custom");
  await control(page, "/ssl/cname").fill("www.contoso.com");
  for (const files of [
    [{ name: "cert.pem", text: certificate }, { name: "key.pem", text: key }],
    [{ name: "cert.pem", text: key }, { name: "key.pem", text: certificate }],
    [{ name: "both.pem", text: certificate + key }, { name: "key.pem", text: key.replaceAll("\n", " ") }],
    [{ name: "cert.pem", text: certificate }, { name: "key.pem", text: Buffer.from(key).toString("base64") }],
  ]) {
    await drop(page, files);
    await box(page).getByRole("button", { name: "Name them in the spec" }).click();
    await box(page).locator("dl").first().waitFor();
    for (const kind of ["arm", "parameters", "rest", "azcli", "steps"]) {
      await page.locator(`#artifact-${kind}`).click();
      const seen = await page.evaluate(async () => {
        const values = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
        const databases = await indexedDB.databases();
        const caches_ = "caches" in globalThis ? await caches.keys() : [];
        return [
          document.documentElement.outerHTML, ...values, location.href, document.cookie, document.title,
          JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, caches_, history.state]),
        ].join("\n");
      });
      assert.equal(leaked(seen), undefined, kind);
    }
  }
  assert.equal(leaked(said.join("\n")), undefined);
  await close();
});
