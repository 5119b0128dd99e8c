// How long after its receipt a correction can be read by the public: `make bench`. It runs a system of its own, as
// `make run` does, in a folder that it removes. Prints milliseconds and, to compare machines, the ratio to the time of
// the call itself, within this one run.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../infra/local/ports.mjs';

const corrections = 100;
const entry = 'submissions/cds-thang/2025-01';
const local = await mkdtemp(join(tmpdir(), 'nhipso-bench-'));
const [port] = await freePorts(1);
const system = spawn(process.execPath, [join(import.meta.dirname, '..', 'infra', 'local', 'run.mjs')], {
  env: { ...process.env, NHIPSO_LOCAL: local, NHIPSO_PORT: port }, stdio: ['ignore', 'pipe', 'inherit'],
});
const site = await new Promise((resolve, reject) => {
  let told = '';
  system.stdout.on('data', (text) => {
    told += text;
    const dashboard = /Dashboard +(\S+)\/index\.html[^]*-d/.exec(told);
    if (dashboard) resolve(dashboard[1]);
  });
  system.on('exit', () => reject(new Error('The system did not start.')));
});
try {
  await measure();
} finally {
  system.removeAllListeners('exit');
  const ended = new Promise((resolve) => system.on('exit', resolve));
  system.kill('SIGTERM');
  await ended;
  await rm(local, { recursive: true });
}

async function measure() {
  const keys = JSON.parse(await readFile(join(local, 'demo-keys.json'), 'utf8'));
  const calls = [];
  const delays = [];
  let hash;
  for (let i = 0; i <= corrections; i++) {
    const began = performance.now();
    const stored = await put(keys['35~2008'], { CP07_LK: 1_000_000, CP09_LK: i }, hash);
    const answered = performance.now();
    hash = stored.hash;
    while (((await index()).entries[entry]?.sequence ?? 0) < stored.sequence) await new Promise((resolve) => setTimeout(resolve, 2));
    if (i === 0) continue; // the first call compiles and connects
    calls.push(answered - began);
    delays.push(performance.now() - answered);
  }
  report('call', calls);
  report('receipt to snapshot', delays);
  console.log(`ratio of the medians: ${(at(delays, 0.5) / at(calls, 0.5)).toFixed(1)}`);
}

async function put(key, values, ifMatch) {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/submissions/cds-thang/2025-01/35`, {
    method: 'PUT',
    headers: { 'X-Api-Key': key, 'Content-Type': 'application/json', ...(ifMatch && { 'If-Match': `"${ifMatch}"` }) },
    body: JSON.stringify({ values, reason: 'bench' }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

async function index() {
  return (await fetch(`${site}/data/index.json`, { cache: 'no-store' })).json();
}

function at(all, quantile) {
  return all.toSorted((a, b) => a - b)[Math.floor(quantile * (all.length - 1))];
}

function report(what, all) {
  console.log(`${what}: median ${at(all, 0.5).toFixed(0)} ms, p95 ${at(all, 0.95).toFixed(0)} ms (${all.length} corrections)`);
}
