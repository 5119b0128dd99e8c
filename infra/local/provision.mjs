// Makes in a storage account what the app opens: tables, the site's container, the dashboard, and API keys.
// Used by `make run` and by the tests; in Azure bicep/ and infra/azure/ do the same.
import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';

export const tables = ['Submissions', 'Drafts', 'Measurements', 'Sources', 'MeasuredDays', 'MeasuredPeriods', 'Ratings', 'Discrepancies', 'Pending', 'Keys', 'Audit'];
export const containers = ['payloads', 'checkpoints', 'catalog', 'internal-steer'];
const siteContainer = '$web';
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
}

/** A container a unit that there is: what is not public yet is read by those who sign in, each its own. */
async function internalContainers() {
  const units = JSON.parse(await readFile(join(import.meta.dirname, '..', '..', 'catalog', 'units.json'), 'utf8'));
  return units.filter(({ validTo, isSandbox }) => !validTo && !isSandbox).map(({ id }) => `internal-${id.toLowerCase().replaceAll(/[~.]/g, '-')}`);
}

/** Uploads the built dashboard; the entry page last, so that a reader never gets a page whose parts are missing. */
export async function uploadDashboard(connectionString, folder) {
  const site = siteOf(connectionString);
  const files = (await readdir(folder, { recursive: true })).sort((a, b) => (a === 'index.html') - (b === 'index.html'));
  for (const file of files) {
    const path = join(folder, file);
    if ((await stat(path)).isDirectory()) continue;
    const isNamedByHash = file.split(sep)[0] === 'assets';
    await site.getBlockBlobClient(relative(folder, path).split(sep).join('/')).uploadFile(path, {
      blobHTTPHeaders: {
        blobContentType: mediaTypes[extname(file)] ?? 'application/octet-stream',
        blobCacheControl: isNamedByHash ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  }
}

/** A new API key of that id. */
export function newKey(id) {
  return `nsk_${id}_${randomBytes(32).toString('base64url')}`;
}

/** Stores a key's hash, with what it may do; it lasts a year from now. */
export async function storeKey(connectionString, key, { unit = '', scopes }) {
  const [, id, secret] = /^nsk_([^_]+)_(.+)$/.exec(key);
  const keys = TableClient.fromConnectionString(connectionString, 'Keys', { allowInsecureConnection: true });
  await keys.upsertEntity({
    partitionKey: 'key', rowKey: id, hash: createHash('sha256').update(secret).digest('hex'), unit, scopes,
    expires: new Date(Date.now() + 365 * 24 * 3600 * 1000),
  }, 'Replace');
}

function siteOf(connectionString) {
  return BlobServiceClient.fromConnectionString(connectionString).getContainerClient(siteContainer);
}

// node provision.mjs CONNECTION_STRING [ID=UNIT:SCOPES …]: provisions, makes the keys and prints them as JSON.
if (process.argv[1] === import.meta.filename) {
  const [connectionString, ...wanted] = process.argv.slice(2);
  await provision(connectionString);
  const made = {};
  for (const [id, unit, scopes] of wanted.map((each) => each.split(/[=:]/))) {
    made[id] = newKey(id);
    await storeKey(connectionString, made[id], { unit, scopes });
  }
  console.log(JSON.stringify(made));
}
