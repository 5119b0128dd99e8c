// How smoothly 3,355 units by 12 periods scroll, from the first to the last in eight seconds: `make bench-scrolling`. The built
// pages beside files of its own, in Chromium without a GPU. Frames in milliseconds, and what the main thread did with a second.
// More builds than one are measured in turns: `node bench/scrolling.mjs dashboard/dist /tmp/before`.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const units = 3355;
const pageSize = 128;
const seconds = 8;
const rounds = 3;
const root = join(import.meta.dirname, '..');
const builds = process.argv.length > 2 ? process.argv.slice(2) : [join(root, 'dashboard', 'dist')];
const published = publish();

const profile = await mkdtemp(join(tmpdir(), 'nhipso-scrolling-'));
const browser = startBrowser();
try {
  const measured = new Map(builds.map((build) => [build, []]));
  for (let round = 0; round < rounds; round++) for (const build of builds) measured.get(build).push(await scroll(build));
  for (const [build, runs] of measured) report(build, runs);
} finally {
  await browser.end();
  await rm(profile, { recursive: true });
}

async function scroll(build) {
  const server = await serve(build);
  const { targetId } = await browser.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.call('Target.attachToTarget', { targetId, flatten: true });
  const call = (method, params) => browser.call(method, params, sessionId);
  const evaluate = async (expression) => (await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value;
  await call('Performance.enable');
  await call('Page.navigate', { url: `http://127.0.0.1:${server.address().port}/index.html#/gui-bao-cao/xa-thang/2025` });
  while (!(await evaluate(`document.querySelector('[data-test=grid] [data-row]') !== null`))) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const before = await work(call);
  const { gaps, isAtEnd } = await evaluate(`(${scrollThrough})(${seconds})`);
  const after = await work(call);
  await browser.call('Target.closeTarget', { targetId });
  await new Promise((resolve) => server.close(resolve).closeAllConnections());
  if (!isAtEnd) throw new Error('It did not come to the end.');
  return { gaps, work: Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] - before[name]) / seconds])) };
}

/** Runs in the page: scrolls evenly by the clock and answers how long each frame took. */
async function scrollThrough(seconds) {
  const grid = document.querySelector('[data-test=grid]');
  const gaps = [];
  const begin = performance.now();
  let last = begin;
  await new Promise((done) => {
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      const share = (now - begin) / seconds / 1000;
      grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
      share < 1 ? requestAnimationFrame(frame) : done();
    };
    requestAnimationFrame(frame);
  });
  return { gaps: gaps.slice(1), isAtEnd: grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1 };
}

/** Milliseconds that the main thread has spent. */
async function work(call) {
  const { metrics } = await call('Performance.getMetrics');
  const of = (name) => 1000 * metrics.find((each) => each.name === name).value;
  return { script: of('ScriptDuration'), style: of('RecalcStyleDuration'), layout: of('LayoutDuration'), all: of('TaskDuration') };
}

function report(build, runs) {
  const gaps = runs.flatMap((run) => run.gaps).sort((a, b) => a - b);
  const at = (share) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))].toFixed(1);
  const mean = (name) => (runs.reduce((sum, run) => sum + run.work[name], 0) / runs.length).toFixed(0);
  console.log(`${build}\n  a frame: median ${at(0.5)} ms, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)}; ${(gaps.length / rounds / seconds).toFixed(1)} frames a second`);
  console.log(`  of a second the main thread was busy ${mean('all')} ms: scripts ${mean('script')}, style ${mean('style')}, layout ${mean('layout')}`);
}

/** Twelve months of a form that 3,355 units owe, as the publisher writes them; by path. */
function publish() {
  const files = new Map();
  const entries = {};
  const named = (name) => ({ vi: name, en: name });
  const ids = Array.from({ length: units }, (_, unit) => String(10_000 + unit));
  for (let number = 1; number <= 12; number++) {
    const month = `2025-${String(number).padStart(2, '0')}`;
    const pages = [];
    for (let from = 0; from < units; from += pageSize) {
      const some = ids.slice(from, from + pageSize);
      const path = `pages/${month}/${from}.json`;
      pages.push({ path, first: some[0], last: some.at(-1) });
      files.set(path, {
        kind: 'submissions-page',
        units: some.map((id) => ({ id, code: id, name: named(`Xã ${id}`) })),
        submissions: some.filter((id) => (Number(id) + number) % 5 > 0).map((id) => ({
          unit: id, state: 'submitted', revision: 1, sequence: 1, received: `${month}-${(Number(id) + number) % 7 ? 20 : 27}T03:00:00Z`, hash: 'a'.repeat(64),
          onTime: (Number(id) + number) % 7 > 0, complete: Number(id) % 11 > 0, valueStatus: 'official',
          values: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`N${i}`, Number(id) * (i + 1)])),
        })),
      });
    }
    const path = `months/${month}.json`;
    entries[`submissions/xa-thang/${month}`] = { path, sequence: 1, asOf: '2026-01-01T00:00:00Z' };
    files.set(path, {
      kind: 'submissions', sequence: 1, asOf: '2026-01-01T00:00:00Z', indicators: [], units: [], submissions: [], totals: {}, pages,
      form: { code: 'xa-thang', version: 1, name: named('Báo cáo của xã'), publish: 'receipt' },
      period: { code: month, name: named(month), from: `${month}-01`, to: `${month}-28`, due: `${month}-25T10:00:00Z` },
      counts: { owed: units, received: 2684, onTime: 2300, complete: 2440, asked: units, given: 2684, withheld: 0 },
    });
  }
  files.set('index.json', { version: 1, asOf: '2026-01-01T00:00:00Z', entries });
  return new Map([...files].map(([path, content]) => [path, JSON.stringify(content)]));
}

async function serve(build) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
  const server = createServer(async ({ url }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://site').pathname).slice(1);
    const data = path.startsWith('data/') && published.get(path.slice(5));
    const content = path === 'offline.js' ? undefined : data || (await readFile(join(build, path)).catch(() => undefined));
    response.writeHead(content ? 200 : 404, { 'Content-Type': data ? 'application/json' : (types[extname(path)] ?? 'application/octet-stream') });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Chromium, told what to do by its own protocol over a pipe. */
function startBrowser() {
  const child = spawn(process.env.CHROMIUM ?? 'chromium', [
    '--headless', '--window-size=1280,900', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--remote-debugging-pipe', `--user-data-dir=${profile}`,
  ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('exit', resolve).on('error', resolve));
  const waiting = new Map();
  let rest = '';
  let last = 0;
  child.stdio[4].setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map((each) => JSON.parse(each))) {
      const { resolve, reject } = waiting.get(message.id) ?? {};
      waiting.delete(message.id);
      if (message.error) reject?.(new Error(message.error.message));
      else resolve?.(message.result);
    }
  });
  return {
    call: (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      child.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    }),
    async end() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
