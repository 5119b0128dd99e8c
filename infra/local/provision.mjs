// Makes in a storage account what the app opens: tables, the site's container, the dashboard, and API keys.
// Used by `make run` and by the tests; in Azure bicep/ and infra/deploy.sh do the same.
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';

export const tables = ['Submissions', 'Drafts', 'Measurements', 'Sources', 'MeasuredDays', 'MeasuredPeriods', 'Ratings', 'Discrepancies', 'Pending', 'Keys', 'Audit'];
export const containers = ['payloads', 'checkpoints', 'catalog', 'reports', 'backup', 'internal-steer'];
const siteContainer = '$web';
const embedded = ['beacon.js', 'danh-gia.html'];
const mediaTypes = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.json': 'application/json; charset=utf-8', '.png': 'image/png', '.ico': 'image/x-icon',
};

/** Makes the tables and the containers where they are missing. */
export async function provision(connectionString) {
  const service = TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true });
  for (const table of tables) await service.createTable(table);
  const blobs = BlobServiceClient.fromConnectionString(connectionString);
  await Promise.all([...containers, ...(await internalContainers())].map((container) => blobs.getContainerClient(container).createIfNotExists()));
  await siteOf(connectionString).createIfNotExists({ access: 'blob' });
  await blobs.setProperties({ cors: [readableFrom(new URL(blobs.url).origin)] });
}

/** The pages read internal snapshots from storage itself; where site and data are two accounts, that is another origin. */
const readableFrom = (allowedOrigins) => ({ allowedOrigins, allowedMethods: 'GET,HEAD,OPTIONS', allowedHeaders: '', exposedHeaders: 'date,etag', maxAgeInSeconds: 3600 });

/** A container a unit that there is: what is not public yet is read by those who sign in, each its own. */
async function internalContainers() {
  const units = JSON.parse(await readFile(join(import.meta.dirname, '..', '..', 'catalog', 'units.json'), 'utf8'));
  return units.filter(({ validTo, isSandbox }) => !validTo && !isSandbox).map(({ id }) => `internal-${id.toLowerCase().replaceAll(/[~.]/g, '-')}`);
}

/**
 * Uploads the built dashboard; the entry page last, so that a reader never gets a page whose parts are missing. What portals embed
 * learns here where the API is, since one build serves every environment; infra/lib/site.sh does the same.
 * With an issuer besides ({ api, issuer, clientId, scope }) people can sign in: the settings become config.json, and the page's
 * policy lets it connect to these two origins and to the storage that internal snapshots are in besides its own. A page's policy
 * cannot be read from a file, so it is written into the page.
 */
export async function uploadDashboard(connectionString, folder, settings = { api: 'http://127.0.0.1:7071/api/v1/' }) {
  const site = siteOf(connectionString);
  const files = (await readdir(folder, { recursive: true })).sort((a, b) => (a === 'index.html') - (b === 'index.html'));
  for (const file of files) {
    const path = join(folder, file);
    if ((await stat(path)).isDirectory()) continue;
    const isNamedByHash = file.split(sep)[0] === 'assets';
    const content = withSettings(file, await readFile(path), settings, BlobServiceClient.fromConnectionString(connectionString).url);
    await site.getBlockBlobClient(relative(folder, path).split(sep).join('/')).uploadData(isNamedByHash ? gzipSync(content, { level: 9 }) : content, {
      blobHTTPHeaders: {
        blobContentType: mediaTypes[extname(file)] ?? 'application/octet-stream',
        blobCacheControl: isNamedByHash ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(isNamedByHash && { blobContentEncoding: 'gzip' }), // storage compresses nothing by itself
      },
    });
  }
}

/** What is uploaded of a file of the dashboard. */
function withSettings(file, content, settings, data) {
  if (embedded.includes(file)) {
    const api = settings.api.replace(/\/$/, '');
    return Buffer.from(content.toString().replaceAll('__NHIPSO_API_ORIGIN__', new URL(api).origin).replaceAll('__NHIPSO_API__', api));
  }
  if (!settings.issuer) return content;
  if (file === 'config.json') return Buffer.from(JSON.stringify(settings));
  if (file !== 'index.html') return content;
  const origins = [settings.api, settings.issuer, data].map((address) => new URL(address).origin);
  return Buffer.from(content.toString().replace("connect-src 'self'", `connect-src 'self' ${[...new Set(origins)].join(' ')}`));
}

/** A new API key of that id. */
export function newKey(id) {
  return `nsk_${id}_${randomBytes(32).toString('base64url')}`;
}

/** Stores a key's hash, with what it may do, of a unit or of a source; it lasts a year from now. */
export async function storeKey(connectionString, key, { unit = '', source, scopes }) {
  const [, id, secret] = /^nsk_([^_]+)_(.+)$/.exec(key);
  const keys = TableClient.fromConnectionString(connectionString, 'Keys', { allowInsecureConnection: true });
  await keys.upsertEntity({
    partitionKey: 'key', rowKey: id, hash: createHash('sha256').update(secret).digest('hex'), unit, ...(source && { source }), scopes,
    expires: new Date(Date.now() + 365 * 24 * 3600 * 1000),
  }, 'Replace');
}

function siteOf(connectionString) {
  return BlobServiceClient.fromConnectionString(connectionString).getContainerClient(siteContainer);
}

// node provision.mjs CONNECTION_STRING [ID=UNIT:SCOPES | ID=@SOURCE:SCOPES …]: provisions, makes the keys and prints them as JSON.
if (process.argv[1] === import.meta.filename) {
  const [connectionString, ...wanted] = process.argv.slice(2);
  await provision(connectionString);
  const made = {};
  for (const [id, unit, scopes] of wanted.map((each) => each.split(/[=:]/))) {
    made[id] = newKey(id);
    await storeKey(connectionString, made[id], unit.startsWith('@') ? { source: unit.slice(1), scopes } : { unit, scopes });
  }
  console.log(JSON.stringify(made));
}
