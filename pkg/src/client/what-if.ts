/** What a template would change, by Azure's own what-if, to be read. */

import type { Json } from "../types.js";
import type { Session } from "./session.js";
import { record, text } from "./transport.js";
import type { WhatIf, WhatIfChange, WhatIfProperty } from "./types.js";

const SIGNS: { [change: string]: string } = { Create: "+", Delete: "-", Modify: "~", Array: "~", Deploy: "!", NoChange: "=", NoEffect: "=", Ignore: "*" };
const LONGEST_VALUE = 120;

/** Members that no diff shows, whatever Azure shows of them. */
const SECRET = /(?:^|\.)(?:cert|key|relayConnectionString|serviceBusConnectionString)$/i;

export function whatIfIn(session: Session, body: Json | undefined): WhatIf {
  const { changes } = record(record(body).properties);
  const read = (Array.isArray(changes) ? changes : []).map(changeIn);
  return { changes: read, text: textOf(session, read) };
}

function changeIn(entry: Json): WhatIfChange {
  const { resourceId, changeType, delta, after } = record(entry);
  const change = (text(changeType) ?? "Unsupported") as WhatIfChange["change"];
  const created = change === "Create" ? leaves(record(after).properties) : [];
  return { resourceId: text(resourceId) ?? "", change, properties: [...properties(delta, ""), ...created] };
}

function properties(delta: Json | undefined, prefix: string): WhatIfProperty[] {
  if (!Array.isArray(delta)) return [];
  return delta.flatMap((entry): WhatIfProperty[] => {
    const { path, propertyChangeType, before = null, after = null, children } = record(entry);
    const whole = prefix + (text(path) ?? "");
    const below = properties(children, `${whole}.`);
    if (below.length > 0) return below;
    const change = (text(propertyChangeType) ?? "Modify") as WhatIfProperty["change"];
    return [hidden({ path: whole, change, before, after })];
  });
}

/** What a resource that is made will have, member by member. */
function leaves(value: Json | undefined, path = "properties"): WhatIfProperty[] {
  if (value === undefined) return [];
  const isTree = value !== null && typeof value === "object" && !Array.isArray(value);
  if (isTree) return Object.entries(value).flatMap(([name, member]) => leaves(member, `${path}.${name}`));
  return [hidden({ path, change: "Create", before: null, after: value })];
}

function hidden(property: WhatIfProperty): WhatIfProperty {
  if (!SECRET.test(property.path)) return property;
  const conceal = (value: Json) => (value === null ? null : "<redacted>");
  return { ...property, before: conceal(property.before), after: conceal(property.after) };
}

function textOf(session: Session, changes: WhatIfChange[]): string {
  const shown = changes.filter(({ change }) => change !== "Ignore");
  const untouched = changes.length - shown.length;
  const lines = shown.flatMap(({ resourceId, change, properties: parts }) => [
    `${SIGNS[change] ?? "?"} ${resourceId}${word(session, change)}`,
    ...parts.map(({ path, change: kind, before, after }) => `    ${SIGNS[kind] ?? "?"} ${path}: ${kind === "Create" ? brief(after) : `${brief(before)} → ${brief(after)}`}`),
  ]);
  if (untouched > 0) {
    lines.push(session.say({ en: `* ${untouched} more in the resource group: not touched`, zh: `* 资源组中另有 ${untouched} 个资源：不受影响` }));
  }
  return lines.join("\n");
}

function word(session: Session, change: WhatIfChange["change"]): string {
  const words = {
    Create: { en: "made", zh: "创建" }, Delete: { en: "deleted", zh: "删除" }, Modify: { en: "changed", zh: "修改" },
    NoChange: { en: "as it is", zh: "无更改" }, Deploy: { en: "deployed; what changes is not known", zh: "部署；更改内容未知" },
    Ignore: { en: "not touched", zh: "不受影响" }, Unsupported: { en: "not known", zh: "未知" },
  };
  const { en, zh } = words[change] ?? words.Unsupported;
  return session.say({ en: ` (${en})`, zh: `（${zh}）` });
}

function brief(value: Json): string {
  const whole = JSON.stringify(value);
  return whole.length > LONGEST_VALUE ? `${whole.slice(0, LONGEST_VALUE)}…` : whole;
}
