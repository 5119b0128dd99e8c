// How long after its receipt a correction can be read by the public: `make bench`. It runs a system of its own.
// Prints milliseconds and, to compare machines, the ratio to the time of the call itself, within this one run.
import { withSystem } from './system.mjs';

const corrections = 100;
const entry = 'submissions/cds-thang/2025-01';
await withSystem(measure);

async function measure(system) {
  const calls = [];
  const delays = [];
  let hash;
  for (let i = 0; i <= corrections; i++) {
    const began = performance.now();
    const stored = await put(system, { CP07_LK: 1_000_000, CP09_LK: i }, hash);
    const answered = performance.now();
    hash = stored.hash;
    while (((await index(system)).entries[entry]?.sequence ?? 0) < stored.sequence) await new Promise((resolve) => setTimeout(resolve, 2));
    if (i === 0) continue; // the first call compiles and connects
    calls.push(answered - began);
    delays.push(performance.now() - answered);
  }
  report('call', calls);
  report('receipt to snapshot', delays);
  console.log(`ratio of the medians: ${(at(delays, 0.5) / at(calls, 0.5)).toFixed(1)}`);
}

async function put({ api, keys }, values, ifMatch) {
  const response = await fetch(`${api}/submissions/cds-thang/2025-01/35`, {
    method: 'PUT',
    headers: { 'X-Api-Key': keys['35~2008'], 'Content-Type': 'application/json', ...(ifMatch && { 'If-Match': `"${ifMatch}"` }) },
    body: JSON.stringify({ values, reason: 'bench' }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

async function index({ site }) {
  return (await fetch(`${site}/data/index.json`, { cache: 'no-store' })).json();
}

function at(all, quantile) {
  return all.toSorted((a, b) => a - b)[Math.floor(quantile * (all.length - 1))];
}

function report(what, all) {
  console.log(`${what}: median ${at(all, 0.5).toFixed(0)} ms, p95 ${at(all, 0.95).toFixed(0)} ms (${all.length} corrections)`);
}
