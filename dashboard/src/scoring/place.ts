import { read, readIndex } from '../load'
import type { Reader } from '../reader'
import { internalReader, mayReadInternal } from '../session/internal'

/** What everyone may read. */
export const publicPlace: Reader = { index: readIndex, read }

/** What the ministry's own may read besides, when its session opens it: the sets for internal use. */
export const insidePlace = (): Reader | undefined => (mayReadInternal('steer') ? internalReader('steer') : undefined)
