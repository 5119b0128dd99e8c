import type { Words } from './words.vi'

export const en: Words = {
  computed: at => `This page computes its alerts from published figures as of ${at}. Who has taken one up or dealt with it is not recorded here.`,
  missing: 'Some of the figures could not be read; the list may be incomplete.',
  all: 'All',
  kinds: 'Kinds of alerts',
  region: 'Region',
  unit: 'Unit',
  any: 'All',
  none: 'Nothing in the published figures needs attention.',
  noneKnown: 'Not enough could be read to tell.',
  noneOfKind: 'There is no alert of this kind.',
  rule: 'How it is judged',
  count: n => `${n} ${n === '1' ? 'alert' : 'alerts'}`,
  who: n => `${n} of them`,
  more: n => `${n} more lines`,
  reading: 'Computing from published figures…',
  clear: 'Show all',
}
