// Progressive enhancement only: every page works without it.
import {
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink,
  createAll,
} from '../vendor/govuk-frontend/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

createAll(Accordion, {
  rememberExpanded: false,
  i18n: {
    hideAllSections: 'Fermer toutes les réponses',
    hideSection: 'Fermer',
    hideSectionAriaLabel: 'Fermer cette réponse',
    showAllSections: 'Ouvrir toutes les réponses',
    showSection: 'Ouvrir',
    showSectionAriaLabel: 'Ouvrir cette réponse',
  },
})
createAll(CharacterCount, {
  i18n: {
    charactersUnderLimit: { one: 'Il vous reste %{count} caractère.', other: 'Il vous reste %{count} caractères.' },
    charactersAtLimit: 'Il ne vous reste aucun caractère.',
    charactersOverLimit: {
      one: 'Vous avez écrit %{count} caractère de trop.',
      other: 'Vous avez écrit %{count} caractères de trop.',
    },
  },
})
createAll(Button, { preventDoubleClick: true })
for (const component of [Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink]) {
  createAll(component)
}
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
