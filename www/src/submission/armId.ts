/** ARM ids as people read them. */

/** The name at the end. */
export const lastOf = (id: string): string => id.slice(id.lastIndexOf("/") + 1);

/** The resource's type; that of a resource group or subscription where there is no provider. */
export function typeOf(id: string): string {
  const [, provider] = /^.*\/providers\/(.*)$/i.exec(id) ?? [];
  const [namespace = "", ...segments] = (provider ?? id).split("/").filter((segment) => segment !== "");
  const types = segments.filter((_, at) => at % 2 === 0);
  return provider === undefined ? "" : [namespace, ...types].join("/");
}
