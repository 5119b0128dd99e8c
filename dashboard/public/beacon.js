/* NhipSo: counts that this page is opened and seen. No cookie, no storage, no identifier (docs/beacon.md). */
(function () {
  'use strict'
  var script = document.currentScript
  if (!script || !script.dataset.source || navigator.doNotTrack === '1' || navigator.globalPrivacyControl) return
  var url = (script.dataset.api || '__NHIPSO_API__') + '/beacon/' + encodeURIComponent(script.dataset.source)
  var opened = false

  function say(what) {
    // Plain text and no credentials: the browser asks no leave first, sends no cookie and takes none.
    fetch(url, {
      method: 'POST',
      body: what,
      mode: 'no-cors',
      credentials: 'omit',
      keepalive: true,
      cache: 'no-store',
      referrerPolicy: 'strict-origin',
    }).catch(function () {})
  }

  function beat() {
    if (document.visibilityState !== 'visible') return
    say(opened ? 'here' : 'view')
    opened = true
  }

  // A page that is opened in the background is opened when it is first seen.
  document.addEventListener('visibilitychange', function () {
    if (!opened) beat()
  })
  // Back to a page that the browser had kept: opened anew.
  addEventListener('pageshow', function (event) {
    if (!event.persisted) return
    opened = false
    beat()
  })
  setInterval(beat, 30000)
  beat()
})()
