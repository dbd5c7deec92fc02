// Makes and uses passkeys: asks the service what to sign, has the browser sign it, and sends the answer as a form.
const usable = window.PublicKeyCredential?.parseRequestOptionsFromJSON

const signed = {
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  create: (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
}

const asked = async (form) => {
  const answer = await fetch(form.dataset.passkeyAsk, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-CSRFToken': form.elements.csrfmiddlewaretoken.value }
  })
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
  return answer.json()
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const status = form.querySelector('[data-passkey-status]')
  if (usable) form.hidden = false
  form.addEventListener('submit', async (event) => {
    if (form.elements.answer.value) return
    event.preventDefault()
    if (!usable) {
      status.textContent = 'This browser cannot use passkeys. Use another way.'
      return
    }
    status.textContent = ''
    try {
      const credential = await signed[form.dataset.passkey](await asked(form))
      form.elements.answer.value = JSON.stringify(credential)
      form.submit()
    } catch {
      status.textContent = 'That did not work. Try again, or use another way.'
    }
  })
}
