import { instant, number, withUnit } from '../format'
import { nameOf, periodName, text } from '../i18n'
import type { Line } from './gather'
import type { Item } from './item'
import { words } from './words'

/** A line in words: what it is, and beside it since when and how much. */
export interface Described {
  readonly what: string
  readonly detail: string
}

const dayLong = 24 * 3_600_000

/** How long, as one says it: 37 days, 5 hours, 12 minutes. */
export function lasting(milliseconds: number): string {
  const w = words()
  const time = Math.abs(milliseconds)
  if (time >= dayLong) return w.days(number(Math.floor(time / dayLong)))
  if (time >= 3_600_000) return w.hours(number(Math.floor(time / 3_600_000)))
  return time >= 60_000 ? w.minutes(number(Math.floor(time / 60_000))) : w.underMinute
}

export function describe({ items }: Line, now: number): Described {
  const item = items[0]!
  if (items.length > 1 && (item.rule === 'fell' || item.rule === 'rose')) {
    const name = nameOf(item.indicator.name)
    const count = number(items.length)
    const what = item.rule === 'fell' ? words().fellIn(name, count) : words().roseIn(name, count)
    return { what, detail: `${detailOf(item, now)}; ${names(items)}` }
  }
  const isOne = items.length === 1
  const detail = isOne || item.kind === 'reports' ? detailOf(item, now) : ''
  return { what: whatOf(item, items.length), detail: [detail, !isOne && names(items)].filter(Boolean).join('; ') }
}

function whatOf(item: Item, count: number): string {
  const w = words()
  switch (item.rule) {
    case 'overdue':
    case 'due-soon':
    case 'incomplete': {
      const who = count === 1 && item.unit ? nameOf(item.unit.name) : w.units(number(item.unit ? count : item.count))
      return w[item.rule](who, nameOf(item.form.name), nameOf(item.period.name))
    }
    case 'behind-plan':
      return w['behind-plan'](nameOf(item.indicator.name))
    case 'poller':
      return w.poller
    case 'fell':
    case 'rose': {
      const where = item.unit ? w.inUnit(nameOf(item.unit.name)) : w.inCountry
      const size = percent(Math.abs(item.percent))
      return w[item.rule](nameOf(item.indicator.name), item.indicator.kind === 'ratio' ? w.relative(size) : size, where)
    }
    case 'gap':
      return w.gap(item.unit ? nameOf(item.unit.name) : '', nameOf(item.indicator.name))
    default:
      return w[item.rule](count > 1 ? w.systems(number(count)) : item.source ? nameOf(item.source.name) : '')
  }
}

function detailOf(item: Item, now: number): string {
  const w = words()
  const at = item.since === undefined ? '' : instant(item.since)
  switch (item.rule) {
    case 'overdue':
      return item.since === undefined ? '' : w.overdueSince(lasting(now - Date.parse(item.since)), at)
    case 'due-soon':
      return w.dueIn(lasting(Date.parse(item.due) - now), instant(item.due))
    case 'incomplete':
      return w.receivedAt(at)
    case 'behind-plan':
      return w.planDetail(percent(item.share), percent(item.passed), nameOf(item.period.name))
    case 'fell':
    case 'rose':
      return w.sincePrevious(nameOf(item.period.name), periodName(item.before))
    case 'gap': {
      const shown = (value: number) => withUnit(number(value, item.indicator.decimals), nameOf(item.indicator.unit))
      return w.reportedMeasured(shown(item.reported), shown(item.measured))
    }
    default: {
      const owner = item.unit && `${w.owner}: ${nameOf(item.unit.name)}`
      const cause = item.rule === 'down' && item.cause && text().class[item.cause]
      return [at && w.since(at), cause, owner].filter(Boolean).join('; ')
    }
  }
}

const percent = (value: number): string => `${number(value, 1)}%`

/** The first few names of a line that stands for several units or systems. */
function names(items: readonly Item[]): string {
  const shown = items.slice(0, 3).flatMap(item => {
    const named = item.kind === 'systems' ? item.source : item.unit
    return named ? [nameOf(named.name)] : []
  })
  const more = items.length - shown.length
  return [shown.join(', '), more > 0 && words().andMore(number(more))].filter(Boolean).join(' ')
}
