import { keepOffline } from './offline/register'
import { watchPreferences } from './preferences'
import { startSession } from './session/session'
import { createShell, open, renderShell } from './shell'

createShell()
// Who has signed in decides nothing of what is public: both are found out side by side, but an address that an issuer sent
// back is read before it is shown as a page.
const isReturn = /^#(.*&)?(code|error)=/.test(location.hash)
const started = startSession(() => renderShell())
watchPreferences(() => renderShell())
if (isReturn) await started
void open()
addEventListener('load', keepOffline)
