// A system of its own, as `make run` starts it, in a folder that is removed afterwards.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../infra/local/ports.mjs';

/** Runs `measure` with the addresses of the API and of the site, and the demonstration keys. */
export async function withSystem(measure) {
  const local = await mkdtemp(join(tmpdir(), 'nhipso-bench-'));
  const [port] = await freePorts(1);
  const system = spawn(process.execPath, [join(import.meta.dirname, '..', 'infra', 'local', 'run.mjs')], {
    env: { ...process.env, NHIPSO_LOCAL: local, NHIPSO_PORT: port }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => system.on('exit', resolve));
  try {
    const site = await Promise.race([siteOf(system), ended.then(() => Promise.reject(new Error('The system did not start.')))]);
    const keys = JSON.parse(await readFile(join(local, 'demo-keys.json'), 'utf8'));
    await measure({ api: `http://127.0.0.1:${port}/api/v1`, site, keys });
  } finally {
    system.kill('SIGTERM');
    await ended;
    await rm(local, { recursive: true });
  }
}

/** Where the site is, once everything runs. */
function siteOf(system) {
  return new Promise((resolve) => {
    let told = '';
    system.stdout.on('data', (text) => {
      told += text;
      const dashboard = /Dashboard +(\S+)\/index\.html[^]*-d/.exec(told);
      if (dashboard) resolve(dashboard[1]);
    });
  });
}
