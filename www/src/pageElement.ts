import { LitElement } from "lit";

/**
 * An element that renders into the document itself, without a shadow tree: labels, descriptions and
 * one style sheet reach everything.
 */
export abstract class PageElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
