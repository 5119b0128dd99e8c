// The secrets of this machine's demonstration: made once, kept in .local/, readable by their owner alone.
import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { newKey } from './provision.mjs';

const demonstration = {
  '35~2008': { unit: '35~2008', scopes: 'sign' },
  '01': { unit: '01', scopes: 'sign' },
  '01-clerk': { unit: '01', scopes: 'enter' },
  24: { unit: '24', scopes: 'sign' },
  48: { unit: '48', scopes: 'sign' },
  79: { unit: '79', scopes: 'sign' },
  'phan-mem-24': { source: 'phan-mem-24', scopes: 'measure' },
  steer: { scopes: 'steer read' },
  admin: { scopes: 'admin read' },
};

/** The demonstration's API keys, the first unit's first; those of an earlier run where the file has them. */
export async function demoKeys(path) {
  const known = JSON.parse(await readFile(path, 'utf8').catch(() => '{}'));
  const names = Object.keys(demonstration).sort((a, b) => (b === '35~2008') - (a === '35~2008'));
  const keys = Object.fromEntries(names.map((name) => [name, known[name] ?? newKey(`demo${name.replace(/\W/g, '')}`)]));
  await writeFile(path, JSON.stringify(keys, null, 2) + '\n', { mode: 0o600 });
  return names.map((name) => ({ key: keys[name], ...demonstration[name] }));
}

/** The key that signs receipts: P-256, PKCS#8, base64. */
export async function signingKey(path) {
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known) return known;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const made = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  await writeFile(path, made, { mode: 0o600 });
  return made;
}
