import { preferences } from '../preferences'
import { en } from './words.en'
import { vi, type Words } from './words.vi'

/** The words around a reminder, in the language of the reader. */
export const words = (): Words => (preferences.language === 'en' ? en : vi)
