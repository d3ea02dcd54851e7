/** What is found in certificate and key files. */

import type { Language } from "./input.js";
import type { Command, Outcome, Severity, Status } from "./report.js";

/** A file for {@link inspectCertificates}. Nothing of a private key comes out again. */
export interface CertificateFile {
  /** Its name, for messages. */
  name: string;
  content: string | Uint8Array;
  /** Whether it is given as the private key; otherwise it is what it is found to be. */
  isKey?: boolean | undefined;
}

/** What {@link inspectCertificates} takes. */
export interface CertificateOptions {
  /** The language of messages; `en` unless given. */
  lang?: Language | undefined;
  /** The time by which validity is judged; the clock's unless given. RFC 3339 where it is text. */
  now?: Date | string | undefined;
  /** The host name that the certificate should be for. */
  cname?: string | undefined;
}

/** What {@link inspectCertificatesAsText} takes besides. */
export interface CertificateTextOptions extends CertificateOptions {
  /** Whether to colour the text for a terminal. */
  color?: boolean | undefined;
}

/** What certificate and key files are, and what is wrong with them. */
export interface CertificateReport {
  schemaVersion: 1;
  /** The version of aks-compute. */
  tool: string;
  now: string;
  lang: Language;
  outcome: Outcome;
  files: InspectedFile[];
  /** The server's, then those that follow it in the chain, then the others. */
  certificates: InspectedCertificate[];
  key: InspectedKey | null;
  findings: CertificateFinding[];
}

export interface InspectedFile {
  name: string;
  format: "empty" | "pem" | "der" | "pkcs12" | "javaKeyStore" | "puttyKey" | "text" | "binary" | "tooLarge";
  /** What was taken off before the content was there, the outermost first. */
  layers: ({ kind: "utf16" } | { kind: "base64" } | { kind: "kubernetesSecret"; entry: string })[];
  /** How many certificates it holds. */
  certificates: number;
  /** How many private keys it holds. */
  keys: number;
}

export interface InspectedCertificate {
  role: "server" | "intermediate" | "root" | "other";
  /** After RFC 4514. */
  subject: string;
  issuer: string;
  selfIssued: boolean;
  /** Hexadecimal. */
  serial: string;
  /** The SHA-256 of the certificate, hexadecimal. */
  fingerprint: string;
  /** RFC 3339; null where no calendar has the time. */
  notBefore: string | null;
  notAfter: string | null;
  dnsNames: string[];
  ipAddresses: string[];
  publicKey: PublicKey;
  signature: { algorithm: "rsa" | "ecdsa" | "rsaPss" | "ed25519" | "ed448" | "other"; hash?: string | null; oid?: string };
}

export type PublicKey =
  | { algorithm: "rsa"; bits: number; pss: boolean }
  | { algorithm: "ec"; curve: string }
  | { algorithm: "ed25519" | "ed448" | "dsa" }
  | { algorithm: "other"; oid: string };

export interface InspectedKey {
  /** The name of its file. */
  file: string;
  format: "pkcs8" | "pkcs1" | "sec1" | "dsa" | "ssh";
  encrypted: boolean;
  /** Null where it cannot be read. */
  publicKey: PublicKey | null;
  /** Whether it belongs to the server's certificate; null where nobody can tell. */
  belongs: boolean | null;
}

export interface CertificateFinding {
  rule: string;
  severity: Severity;
  status: Status;
  /** The file, or files; absent where it is about the host name. */
  file?: string;
  message: string;
  help?: string;
  source: string;
  docs: string;
  remedy?: Command;
}

/** What {@link inspectCertificates} says, as the command line prints it. */
export interface CertificateRendering {
  text: string;
  report: CertificateReport;
}
