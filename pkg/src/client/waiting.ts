/** How long to wait, by what Azure says, and the waiting itself. */

/** The longest that Azure may ask for: by its own rules ten minutes. */
const LONGEST = 600_000;

/** The milliseconds that `Retry-After` says: seconds, or a date, which is by the clock of whoever wrote it. */
export function retryAfter(headers: { get(name: string): string | undefined }): number | undefined {
  const said = headers.get("retry-after")?.trim();
  if (said === undefined || said === "") return undefined;
  const milliseconds = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - serverTime(headers.get("date"));
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, 0), LONGEST) : undefined;
}

function serverTime(date: string | undefined): number {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? Date.now() : time;
}

/** Waits by a timer; ends early where the signal aborts. */
export function waitByTimer(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end, { once: true });
  });
}
