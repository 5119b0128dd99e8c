#!/usr/bin/env node
// Stands in for the Azure CLI: answers as an empty subscription would and remembers what was made, in the file $STATE; a line a call
// goes to $CALLS. What it does not know it refuses.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

const words = process.argv.slice(2);
const option = (name) => words[words.indexOf(name) + 1];
const has = (name) => words.includes(name);
const verb = words.slice(0, words.findIndex((word) => word.startsWith('-')) === -1 ? words.length : words.findIndex((word) => word.startsWith('-'))).join(' ');
const { STATE: file, CALLS: calls } = process.env;
const state = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { groups: {}, secrets: {}, keys: [], nat: false, website: false, deployed: false, links: ['link-api', 'link-site', 'link-data'], locks: ['keep'] };

appendFileSync(calls, `${[verb, ...told()].join(' ')}\n`);
const answer = await answers();
if (answer === undefined) {
  console.error(`az stand-in: '${words.join(' ')}' is not known`);
  process.exit(2);
}
writeFileSync(file, JSON.stringify(state));
if (answer === false) process.exit(3);
if (!has('--output') || option('--output') !== 'none') process.stdout.write(typeof answer !== 'string' ? `${JSON.stringify(answer)}\n` : answer && `${answer}\n`);

/** What of the options says what is done; never a value that could be a secret. */
function told() {
  return ['--method', '--name', '--tags', '--destination', '--id', '--ids'].filter(has).map((name) => option(name).replace(/=.*/, '=…'))
    .concat(has('--url') ? [option('--url').replace(/\?.*/, '').replace(/^https:\/\/[^/]+\//, '')] : []);
}

async function answers() {
  switch (verb) {
    case 'account show': return {};
    case 'bicep version': return 'Bicep CLI';
    case 'group show': {
      const group = state.groups[option('--name')];
      if (!group) return false;
      const query = option('--query') ?? '';
      return query === 'id' ? '/subscriptions/s/resourceGroups/g' : query.startsWith('tags.') ? group[query.slice(5).replaceAll('"', '')] ?? '' : group;
    }
    case 'group create': return (state.groups[option('--name')] = {});
    case 'group delete': delete state.groups[option('--name')]; return '';
    case 'network nat gateway show': return !state.nat ? false : '/nat';
    case 'network nat gateway create': state.nat = true; return '';
    case 'network public-ip create': return '';
    case 'network public-ip show': return '203.0.113.10';
    case 'deployment group what-if': return 'Resource changes: …';
    case 'deployment group create':
      if (!existsSync(option('--parameters'))) return undefined;
      state.isPrivate = readFileSync(option('--parameters'), 'utf8').includes("param network = 'private'");
      if (state.isPrivate && process.env.NAT_GATEWAY_ID !== '/nat') return undefined;
      state.deployed = true;
      return '';
    case 'deployment group show': return state.deployed ? outputs() : false;
    case 'network private-endpoint-connection list': return (state.links.includes(`link-${option('--id').split('/').pop()}`) ? `link-${option('--id').split('/').pop()}` : '');
    case 'network private-endpoint-connection approve': state.links = state.links.filter((link) => link !== option('--id')); return '';
    case 'keyvault secret list': return Object.keys(state.secrets);
    case 'keyvault secret set': state.secrets[option('--name')] = readFileSync(option('--file'), 'utf8'); return '';
    case 'keyvault secret show': return state.secrets[option('--name')] ?? false;
    case 'functionapp deployment source config-zip': return existsSync(option('--src')) ? '' : undefined;
    case 'functionapp stop': case 'functionapp start': return '';
    case 'storage blob service-properties show': return String(state.website);
    case 'storage blob service-properties update': state.website = true; return '';
    case 'storage blob upload-batch': return existsSync(option('--source')) ? '' : undefined;
    case 'tag update': {
      const [name, value] = option('--tags').split('=');
      for (const group of Object.values(state.groups)) group[name] = value;
      return '';
    }
    case 'rest':
      if (option('--url').includes('configreferences')) return '';
      if (option('--method') === 'get') return { value: state.keys };
      return storeKey(JSON.parse(readFileSync(option('--body').slice(1), 'utf8')));
    case 'resource list': return 'nhipsodat Microsoft.Storage/storageAccounts';
    case 'lock list': return state.locks.join('\n');
    case 'lock delete': state.locks = []; return '';
    default: return undefined;
  }
}

/** As the service does; into a real table where there is one, so that the key opens a real app. */
async function storeKey({ PartitionKey, RowKey, 'expires@odata.type': type, expires, ...rest }) {
  if (type !== 'Edm.DateTime') return undefined;
  state.keys.push({ ...rest, expires });
  if (process.env.STORAGE) {
    const { TableClient } = await import(process.env.TABLES);
    const table = TableClient.fromConnectionString(process.env.STORAGE, 'Keys', { allowInsecureConnection: true });
    await table.createEntity({ partitionKey: PartitionKey, rowKey: RowKey, ...rest, expires: new Date(expires) });
  }
  return '';
}

function outputs() {
  const values = {
    appName: 'func-nhipso', appId: '/sites/api', apiOrigin: process.env.API, dashboardOrigin: process.env.SITE_ORIGIN, isPrivate: state.isPrivate ?? false,
    siteId: '/accounts/site', dataId: '/accounts/data', siteAccount: 'nhipsoweb', dataAccount: 'nhipsodat',
    dataTableUri: 'https://nhipsodat.table.core.windows.net/', dataBlobUri: 'https://nhipsodat.blob.core.windows.net/', vaultName: 'kv-nhipso', pipelineClientId: '',
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}
