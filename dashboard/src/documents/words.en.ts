import type { Words } from './words.vi'

/** Words of page Báo cáo, in English. */
export const en: Words = {
  intro: 'Choose a form and a period. The system drafts a report from published figures; a person reads, corrects and signs it.',
  none: 'There is no period to draft a report of',
  noneHint: 'A draft can be made when a period is published.',
  received: (n, all) => `${n} of ${all} units`,
  bare: 'No report yet',
  noReport: 'no report yet',
  derived: 'drawn by the system',
  earlier: n => `${n} earlier periods`,
  draft: 'A draft that the system made from published figures',
  draftHint: 'Number, place, date, addressees, signature and seal are blank. Each figure leads to its origin. What no figure supports is not written.',
  language: 'The document is an administrative document and is in Vietnamese.',
  print: 'Print or save as PDF',
  printHint: 'Choose “Save as PDF” as the printer to get a file.',
  back: 'All reports',
  unit: 'Report of',
  all: 'All units together',
  unknown: 'Nothing is published of this period',
  unknownUnit: 'This unit is not part of the period',
  noFigures: 'No report has come for this period, so the draft says only who has sent.',
  source: 'origin of the figure',
}
