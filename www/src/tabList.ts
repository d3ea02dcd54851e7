import { html, nothing, type TemplateResult } from "lit";

/** One tab: its id names the panel `${id}-panel`. */
export interface Tab {
  id: string;
  label: string;
  mark?: string | undefined;
}

/** A row of tabs; arrow keys, Home and End move, as the ARIA pattern says. */
export function tabList(label: string, tabs: readonly Tab[], chosen: string, choose: (id: string) => void): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const last = tabs.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    choose(tab.id);
    document.getElementById(tab.id)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${tabs.map(
      (tab) => html`<button
        type="button" role="tab" id=${tab.id} aria-controls=${tab.id === chosen ? `${tab.id}-panel` : nothing}
        aria-selected=${tab.id === chosen ? "true" : "false"} tabindex=${tab.id === chosen ? "0" : "-1"}
        @click=${() => choose(tab.id)}
      >${tab.label}${tab.mark ? html` <span class="tab-mark">${tab.mark}</span>` : nothing}</button>`,
    )}
  </div>`;
}
