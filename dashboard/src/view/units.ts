import { number } from '../format'
import { text } from '../i18n'
import type { Submissions } from '../model'

/** What the reporting units are called: those that lie in a region are provinces and cities. */
export const unitsNoun = ({ units }: Submissions): string =>
  units.length > 0 && units.every(unit => unit.region) ? text().provinces : text().units

export const ofUnits = (count: number, submissions: Submissions): string =>
  text().ofUnits(number(count), number(submissions.counts.owed), unitsNoun(submissions))
