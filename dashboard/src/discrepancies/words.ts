import { preferences } from '../preferences'
import { en } from './words.en'
import { vi, type Words } from './words.vi'

/** The words of the work on discrepancies in the language of the reader. */
export const words = (): Words => (preferences.language === 'en' ? en : vi)
