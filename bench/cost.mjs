// What a report, a poll and doing nothing ask of storage: `make cost`. It runs a system of its own and prints counted
// requests; docs/cost.md makes a bill of them.
import { setTimeout as sleep } from 'node:timers/promises';
import { withSystem } from './system.mjs';

const corrections = 60;
const kinds = ['table write', 'table read', 'blob write', 'blob read', 'cpu'];
await withSystem(measure);

async function measure(system) {
  // What the first publication makes is not what a day costs.
  await quiet();
  let before = await counts(system);
  const minutes = 3;
  await sleep(minutes * 60_000);
  const idle = difference(before, await counts(system));
  const polls = idle.polls;
  print(`doing nothing for ${minutes} minutes but polling ${polls} times, a minute`, idle, minutes);

  let hash = await send(system, 0);
  await quiet();
  before = await counts(system);
  for (let i = 1; i <= corrections; i++) {
    hash = await send(system, i, hash);
    await sleep(1_000); // each alone, as reports come but on the last day
  }
  await quiet();
  const after = await counts(system);
  const spent = difference(before, after);
  const during = (after.at - before.at) / 60_000;
  for (const kind of kinds) spent[kind] -= (idle[kind] / minutes) * during;
  print(`${corrections} reports one after the other, what the minute's run makes of them included, a report`, spent, corrections);
}

function print(what, spent, by) {
  console.log(`${what}:`);
  for (const kind of kinds) console.log(`  ${kind.padEnd(12)} ${(spent[kind] / by).toFixed(2)}`);
}

async function send({ api, keys }, i, hash) {
  const response = await fetch(`${api}/submissions/cds-thang/2025-01/35`, {
    method: 'PUT',
    headers: { 'X-Api-Key': keys['35~2008'], 'Content-Type': 'application/json', ...(hash && { 'If-Match': `"${hash}"` }) },
    body: JSON.stringify({ values: { CP07_LK: 1_000_000, CP09_LK: i }, reason: 'đếm' }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()).hash;
}

/** Waits until the minute's runs are over that follow from what was done. */
async function quiet() {
  await sleep(130_000);
}

async function counts({ api, keys }) {
  const text = await (await fetch(`${api}/metrics`, { headers: { 'X-Api-Key': keys.admin } })).text();
  const sum = (begin) => text.split('\n').filter((line) => line.startsWith(begin)).reduce((all, line) => all + Number(line.split(' ').at(-1)), 0);
  return {
    at: performance.now(),
    polls: sum('nhipso_polls_total{'),
    cpu: sum('process_cpu_seconds_total '),
    ...Object.fromEntries(['table', 'blob'].flatMap((service) => ['write', 'read'].map((kind) => [
      `${service} ${kind}`, sum(`nhipso_storage_requests_total{kind="${kind}",service="${service}"}`)]))),
  };
}

function difference(before, after) {
  return Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
}
