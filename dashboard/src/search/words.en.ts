import type { Words } from './words.vi'

export const en: Words = {
  sort: { unit: 'Unit', indicator: 'Indicator', page: 'Page' },
  now: name => `now ${name}`,
  ended: 'ended',
  code: code => `code ${code}`,
  none: query => `Nothing found for “${query}”. Try another name, with or without marks.`,
  found: n => `${n} ${n === 1 ? 'result' : 'results'}`,
  namesFailed: 'The names could not be loaded; only pages are found.',
}
