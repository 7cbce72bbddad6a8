// Connects a form marked data-passkey="addForm|loginForm|authenticateForm" to allauth's passkey scripts.
(() => {
  const form = document.querySelector('form[data-passkey]')
  if (!form || !window.PublicKeyCredential || !window.allauth) return
  const { passkey, button, credential, options, passwordless } = form.dataset
  const names = { loginForm: 'login', addForm: 'add', authenticateForm: 'authenticate' }
  const ids = { [names[passkey]]: button, credential, passwordless }
  if (options) ids.data = options
  form.hidden = false
  window.allauth.webauthn.forms[passkey]({ ids })
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    document.getElementById('passkey-problem').hidden = false
  })
})()
