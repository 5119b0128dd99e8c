// `make run`: storage, the functions and the dashboard on this machine. Ctrl-C stops all that it started.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { audience, clientId } from './accounts.mjs';
import { demoKeys, signingKey } from './keys.mjs';
import { freePorts, isFree, waitUntil } from './ports.mjs';
import { provision, storeKey, uploadDashboard } from './provision.mjs';
import { localSources, startNodeExporter } from './sources.mjs';

const root = join(import.meta.dirname, '..', '..');
const local = process.env.NHIPSO_LOCAL ?? join(root, '.local');
const port = Number(process.env.NHIPSO_PORT ?? 7071);
const api = `http://127.0.0.1:${port}/api/v1/`;
const children = [];
let isStopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
try {
  await run();
} catch (error) {
  console.error(`\n${error.message}`);
  await stop(1);
}

async function run() {
  if (!(await isFree(port))) throw new Error(`Port ${port} is taken. Stop what listens there, or set NHIPSO_PORT to another one.`);
  await mkdir(local, { recursive: true });
  const storage = process.env.AzureWebJobsStorage ? { connectionString: process.env.AzureWebJobsStorage } : await startAzurite();
  await provision(storage.connectionString);
  const site = storage.dashboard && await startSignIn(storage.dashboard);
  await uploadDashboard(storage.connectionString, join(root, 'dashboard', 'dist'), site ?? { api });
  const keys = await demoKeys(join(local, 'demo-keys.json'));
  for (const { key, ...what } of keys) await storeKey(storage.connectionString, key, what);
  await startFunctions(storage, site);
  tell(storage.dashboard, keys[0].key);
}

async function startAzurite() {
  const usual = [10000, 10001, 10002];
  const [blob, queue, table] = (await Promise.all(usual.map(isFree))).every(Boolean) ? usual : await freePorts(3);
  start('azurite', process.execPath, [
    join(root, 'node_modules', 'azurite', 'dist', 'src', 'azurite.js'), '--location', join(local, 'storage'), '--silent',
    '--disableTelemetry', '--skipApiVersionCheck', '--blobPort', blob, '--queuePort', queue, '--tablePort', table,
  ]);
  for (const each of [blob, table]) await waitUntil(async () => !(await isFree(each)), 'Azurite', 60);
  const account = 'devstoreaccount1';
  const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};` +
      `BlobEndpoint=http://127.0.0.1:${blob}/${account};TableEndpoint=http://127.0.0.1:${table}/${account};`,
    dashboard: `http://127.0.0.1:${blob}/${account}/$web/index.html`,
  };
}

/** Who signs people in on this machine; answers what the site is told of it. */
async function startSignIn(dashboard) {
  const [issuerPort] = await freePorts(1);
  start('issuer', process.execPath, [join(root, 'infra', 'local', 'issuer.mjs'), issuerPort, dashboard]);
  await waitUntil(async () => !(await isFree(issuerPort)), 'The sign-in', 60);
  return { api, issuer: `http://127.0.0.1:${issuerPort}`, clientId };
}

async function startFunctions({ connectionString, dashboard }, site) {
  const catalog = join(local, 'catalog');
  await rm(catalog, { recursive: true, force: true }); // no file of an older version stays
  await cp(join(root, 'catalog'), catalog, { recursive: true });
  const exporterPort = await startNodeExporter(start);
  await writeFile(join(catalog, 'sources.json'), JSON.stringify(localSources(port, exporterPort), null, 2));
  start('functions', 'dotnet', [join(root, 'functions', 'bin', 'Release', 'net10.0', 'NhipSo.Functions.dll')], {
    AzureWebJobsStorage: connectionString,
    ASPNETCORE_URLS: `http://127.0.0.1:${port}`,
    ...(dashboard && { Host__CORS: new URL(dashboard).origin }), // the pages send JSON to another origin than their own
    Catalog__Path: catalog,
    Polling__AllowedPrivateHosts: '127.0.0.1',
    PollSchedule: process.env.PollSchedule ?? '0 * * * * *',
    Receipts__SigningKey: await signingKey(join(local, 'receipt-signing-key')),
    ...(site && {
      Oidc__0__Authority: site.issuer,
      Oidc__0__Audience: audience,
      Oidc__0__Name: 'dang-nhap',
    }),
  });
  await waitUntil(async () => (await fetch(`http://127.0.0.1:${port}/api/v1/health/ready`)).ok, 'The functions', 60);
}

/** Starts a program in a process group of its own, so that Ctrl-C reaches this script alone and it stops them in order. */
function start(name, file, args, environment = {}) {
  const log = createWriteStream(join(local, `${name}.log`));
  const child = spawn(file, args.map(String), { cwd: root, detached: true, env: { ...process.env, ...environment } });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise((resolve) => child.on('exit', resolve).on('error', resolve));
  children.push({ name, child, ended });
  ended.then(() => {
    if (isStopping) return;
    console.error(`\n${name} has ended; see .local/${name}.log.`);
    stop(1);
  });
}

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  for (const { child, ended } of children.reverse()) {
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(15_000)]);
    child.kill('SIGKILL');
  }
  process.exit(code);
}

function tell(dashboard, key) {
  console.log(`
NhipSo is running. Ctrl-C stops it; the data stay in .local/.

  Dashboard   ${dashboard ?? "the storage account's static website"}
  API         http://127.0.0.1:${port}/api/v1/
  Sign in     on the dashboard, page "Lập báo cáo": choose a clerk, a leader or the ministry; there is no password
  Keys        .local/demo-keys.json
  Logs        .local/functions.log, .local/azurite.log

Send a report (Hà Nam, the year 2024 as published: 115,665 of 168,746 dossiers end-to-end online):

  curl -X PUT http://127.0.0.1:${port}/api/v1/submissions/cds-thang/2024-12/35 \\
    -H 'X-Api-Key: ${key}' \\
    -H 'Content-Type: application/json' \\
    -d '{"values": {"CP07_LK": 168746, "CP09_LK": 115665}}'
`);
}
