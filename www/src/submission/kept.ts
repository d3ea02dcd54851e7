/**
 * What a reload leaves of a submission: the plan, which holds no secret, and the token to go on with, which holds none either.
 *
 * It is kept by the tab and no longer than it: another tab may submit something else, and on a shared machine nobody finds it
 * later. Who loses it loses nothing, because submitting the same plan again finds what was begun.
 */

import type { Plan } from "../core.js";

export interface Kept {
  plan: Plan;
  token: string;
}

const NAME = "aks-compute.submission";

/** Whether a submission had begun, of whose end this tab does not know. */
export const isInterrupted = (): boolean => read() !== null;

export function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // A browser without storage, or with a full one: then there is nothing to go on with, and nothing is lost.
  }
}

export function kept(): Kept | undefined {
  try {
    const { plan, token } = JSON.parse(read() ?? "") as Partial<Kept>;
    return plan && Array.isArray(plan.steps) && typeof token === "string" ? { plan, token } : undefined;
  } catch {
    return undefined;
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // As above.
  }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}
