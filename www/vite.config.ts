import { catalog } from "aks-compute";
import { defineConfig, type Plugin } from "vite";

/** Where a submission goes: every cloud's Azure Resource Manager, or a stand-in for it on this machine. */
const managers = [...catalog("clouds").clouds.map(({ resourceManager }) => resourceManager), "localhost:*", "127.0.0.1:*"];

/** What the built page may do: its own files and WebAssembly, submit, and nothing else. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src 'self' ${managers.map((host) => `https://${host}`).join(" ")}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

/** Puts the policy into the built page; the development server injects styles, which it forbids. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: policy },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig({
  // The page works from any folder of any server.
  base: "./",
  build: {
    target: "es2022",
    // A data: URL would need a wider policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [contentSecurityPolicy],
});
