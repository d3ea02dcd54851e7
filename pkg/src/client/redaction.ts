/** Keeps tokens, certificates and keys out of everything that comes back from Azure, before anybody reads it. */

const REDACTED = "<redacted>";

/** What is secret by its looks, whoever's it is. */
const PATTERNS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g,
  /\bBearer [\w.~+/=-]{8,}/gi,
];

/** A line of Base64 that is long enough to be nobody's name. */
const SHORTEST_LINE = 16;

/** No certificate, key or token is shorter; taking away what is would tear other words apart. */
const SHORTEST = 8;

export class Redaction {
  #secrets: string[] = [];
  #tokens: string[] = [];

  /** A certificate or key: nothing of it is shown, neither as text in JSON nor line by line. */
  addSecret(secret: string): void {
    if (secret.trim().length < SHORTEST) return;
    const lines = secret.split(/\r?\n/).map((line) => line.trim());
    const forms = [secret, secret.trim(), JSON.stringify(secret).slice(1, -1), JSON.stringify(secret.trim()).slice(1, -1)];
    const long = lines.filter((line) => line.length >= SHORTEST_LINE && !line.startsWith("-----"));
    this.#secrets = [...new Set([...this.#secrets, ...forms, ...long])].sort((one, other) => other.length - one.length);
  }

  /** A token; of those of before the last few are known, which may still be under way. */
  addToken(token: string): void {
    if (token.length < SHORTEST || this.#tokens.includes(token)) return;
    this.#tokens = [token, ...this.#tokens].slice(0, 4);
  }

  text(text: string): string {
    let clean = text;
    for (const secret of [...this.#secrets, ...this.#tokens]) clean = clean.replaceAll(secret, REDACTED);
    for (const pattern of PATTERNS) clean = clean.replace(pattern, REDACTED);
    return clean;
  }
}
