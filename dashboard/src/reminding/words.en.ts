import type { Words } from './words.vi'

export const en: Words = {
  title: 'Write a reminder',
  hint: 'Made from published figures, in Vietnamese as it goes to Vietnamese offices; change it as you like. NhipSo sends and keeps nothing of it.',
  subject: 'Subject',
  text: 'Text',
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'The browser does not allow copying: the text is selected, press Ctrl+C.',
  mail: 'Open in e-mail',
  tooLong: 'The text is long: e-mail takes the subject alone, copy the text and paste it.',
}
