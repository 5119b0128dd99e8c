/** The code after this one: `2026-12` is followed by `2027-01`, `2026-Q4` by `2027-Q1`. Days and weeks are not drawn as a line without gaps. */
export function following(code: string): string | undefined {
  const [year = '', part] = code.split('-')
  const next = Number(year) + 1
  if (part === undefined) return String(next)
  if (/^\d\d$/.test(part)) return part === '12' ? `${next}-01` : `${year}-${String(Number(part) + 1).padStart(2, '0')}`
  if (part.startsWith('Q')) return part === 'Q4' ? `${next}-Q1` : `${year}-Q${Number(part.slice(1)) + 1}`
  if (part.startsWith('H')) return part === 'H2' ? `${next}-H1` : `${year}-H2`
  return undefined
}

/** Every period from the first to the last of these, so that what is missing is a gap; those given alone where they cannot be counted. */
export function axisOf(codes: readonly string[]): string[] {
  const sorted = [...new Set(codes)].sort()
  const last = sorted.at(-1)
  const axis: string[] = []
  for (let code = sorted[0]; code !== undefined && axis.length < 400; code = following(code)) {
    axis.push(code)
    if (code === last) return axis
  }
  return sorted
}

/** The first period that lies wholly after the mergers of 1 July 2025, where the axis has one before it. */
export function afterMergers(axis: readonly string[]): string | undefined {
  const first = axis.find(code => beginning(code) >= '2025-07-01')
  return first !== undefined && first !== axis[0] ? first : undefined
}

function beginning(code: string): string {
  const [year = '', part] = code.split('-')
  if (part === undefined) return `${year}-01-01`
  const month = part.startsWith('Q') ? Number(part.slice(1)) * 3 - 2 : part.startsWith('H') ? (part === 'H1' ? 1 : 7) : Number(part)
  return `${year}-${String(month).padStart(2, '0')}-01`
}

/** A short name for an axis: `7/26`, `QIII/26`, `2026`. */
export function shortPeriod(code: string): string {
  const [year = '', part, day] = code.split('-')
  const short = year.slice(2)
  if (part === undefined) return year
  if (day !== undefined) return `${Number(day)}/${Number(part)}/${short}`
  if (part.startsWith('Q')) return `Q${['I', 'II', 'III', 'IV'][Number(part.slice(1)) - 1]}/${short}`
  if (/^\d/.test(part) && part !== '9M') return `${Number(part)}/${short}`
  return `${part}/${short}`
}
