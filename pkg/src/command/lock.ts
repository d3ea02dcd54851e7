/** Keeps two runs of one machine from being at the same compute at the same time. */

import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Holds what has this name until the process ends, however it ends: what holds it is a listening socket, which the system
 * takes back even from a process that is killed, as it takes back no file. Says whether nobody else holds it.
 *
 * A machine that has no such sockets is not kept from running twice; that nothing is made twice is ensured in Azure anyway.
 */
export async function hold(name: string): Promise<boolean> {
  const address = addressOf(createHash("sha256").update(`${process.getuid?.() ?? ""} ${name}`).digest("hex").slice(0, 32));
  if (await listens(address)) return true;
  if (!isFile(address) || (await answers(address))) return false;
  // Left by a process that was killed.
  rmSync(address, { force: true });
  return listens(address);
}

function addressOf(name: string): string {
  if (process.platform === "win32") return `\\\\.\\pipe\\aks-compute-${name}`;
  // In Linux's abstract namespace, where nothing is left behind.
  return process.platform === "linux" ? `\0aks-compute-${name}` : path.join(tmpdir(), `aks-compute-${name}`);
}

function isFile(address: string): boolean {
  return path.isAbsolute(address) && process.platform !== "win32";
}

function listens(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    server.listen(address, () => resolve(true));
    // Nothing is waited for because of it.
    server.unref();
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
