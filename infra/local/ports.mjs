// Ports of the loopback interface.
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether nothing listens on the port. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Picks different free ports. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Asks until the answer is yes; an error counts as no. */
export async function waitUntil(isReady, what, seconds) {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(100)) {
    if (await isReady().catch(() => false)) return;
  }
  throw new Error(`${what} did not start within ${seconds} s; see the logs in .local/.`);
}
