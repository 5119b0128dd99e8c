/** Letters as they are typed without diacritics: `Đắk Lắk` and `dak lak` are the same. */
export const fold = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

/** Whether every word that was typed begins or lies in what is looked through, in any order. */
export function matches(asked: string, ...texts: (string | undefined)[]): boolean {
  const all = fold(texts.filter(Boolean).join(' '))
  return fold(asked).split(/\s+/).every(word => all.includes(word))
}
