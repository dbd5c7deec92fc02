// Starts the shared components, and keeps drafts: a form with data-autosave sends itself there while it is typed in.
import { initAll } from './govuk-frontend.min.js'

const WAIT = 4000
const TRY_AGAIN = 15000

const clock = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

class Draft {
  constructor (form) {
    this.form = form
    this.status = form.querySelector('[data-autosave-status]')
    this.changed = false
    this.sending = false
    form.addEventListener('input', () => this.touch())
    form.addEventListener('change', () => this.touch())
    form.addEventListener('submit', () => this.stop())
    window.addEventListener('online', () => this.changed && this.save())
    document.addEventListener('visibilitychange', () => document.hidden && this.changed && this.save())
  }

  touch () {
    if (this.stopped) return
    this.changed = true
    if (!this.timer) this.timer = setTimeout(() => this.save(), WAIT)
  }

  stop () {
    this.stopped = true
    clearTimeout(this.timer)
  }

  // Files are left out: a draft is words, and a file is sent once, with the form.
  words () {
    const data = new FormData(this.form)
    for (const [name, value] of [...data.entries()]) if (value instanceof File) data.delete(name)
    return data
  }

  async save () {
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.sending || this.stopped) return
    this.sending = true
    this.changed = false
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: 'POST',
        body: this.words(),
        credentials: 'same-origin',
        // Lets a save finish after the page is left; browsers allow it for 64 kB only.
        keepalive: document.hidden,
        redirect: 'error',
        headers: { 'X-Requested-With': 'draft' }
      })
      if (!answer.ok) throw new Error(String(answer.status))
      this.say(`Saved at ${clock()}`)
      this.next(WAIT)
    } catch {
      this.changed = true
      this.say('Not saved yet. Your words are still here; we will try again.')
      this.next(TRY_AGAIN)
    } finally {
      this.sending = false
    }
  }

  next (wait) {
    if (this.changed && !this.stopped && !this.timer) this.timer = setTimeout(() => this.save(), wait)
  }

  // The same words again would be read out again every few seconds, so they are only written when they change.
  say (words) {
    if (this.status && this.status.textContent !== words) this.status.textContent = words
  }
}

for (const form of document.querySelectorAll('form[data-autosave]')) new Draft(form)

// Leaving in a hurry takes the place of this page in the history, and hides what is on it at once.
for (const link of document.querySelectorAll('.govuk-js-exit-this-page-button')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    document.body.classList.add('govuk-exit-this-page-hide-content')
    window.location.replace(link.href)
  }, true)
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

initAll()

// GOV.UK Frontend puts aria-expanded on a radio that opens a further question. ARIA does not allow it there, and the
// question follows its radio in the reading order anyway.
const tidy = () => document.querySelectorAll('input[type="radio"][aria-expanded]')
  .forEach((radio) => radio.removeAttribute('aria-expanded'))
for (const happening of ['click', 'pageshow']) window.addEventListener(happening, tidy)
tidy()

// Where a second screen is connected, others may read along: say so beside the button that hides names.
const along = document.querySelector('[data-second-screen]')
if (along && window.screen.isExtended) along.hidden = false
