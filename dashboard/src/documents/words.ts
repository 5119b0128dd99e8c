import { preferences } from '../preferences'
import { en } from './words.en'
import { vi, type Words } from './words.vi'

/** The words around a document in the language of the reader; the document itself is Vietnamese. */
export const words = (): Words => (preferences.language === 'en' ? en : vi)
