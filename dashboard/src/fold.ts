/** Letters without their marks, small, words apart by one space: `Đắk Lắk` and `dak lak` are the same. */
export const fold = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether every word that was typed begins or lies in what is looked through, in any order; with or without marks. */
export function matches(asked: string, ...texts: (string | undefined)[]): boolean {
  const all = fold(texts.filter(Boolean).join(' '))
  return fold(asked).split(' ').every(word => all.includes(word))
}
