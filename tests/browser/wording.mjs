// What the page says, and whether everybody can read it.
import axe from "axe-core";

/** Every text and name on the page, but for code, keys, and what is marked as another language. */
const texts = (page) =>
  page.evaluate(() => {
    const apart = "code, pre, script, style, noscript, textarea, .key, [lang]:not(html)";
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element.closest(apart)) continue;
      if (node instanceof Element) found.push(node.getAttribute("aria-label"), node.getAttribute("title"));
      else found.push(node.data);
    }
    return [document.title, ...found].map((text) => text?.trim()).filter(Boolean);
  });

/** A word that stands in an English sentence and in no product name. */
const english = /\b(the|is|are|of|to|and|not|for|with|it|this|by|needs|was|no)\b/;

/** The texts that are in another language than the page. */
export async function foreignTexts(page, lang) {
  const isForeign = lang === "en" ? /\p{Script=Han}/u : english;
  return (await texts(page)).filter((text) => isForeign.test(text));
}

/** What axe finds that keeps somebody from using the page. */
export async function seriousViolations(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
}
