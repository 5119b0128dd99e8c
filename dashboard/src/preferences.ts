export type Language = 'vi' | 'en'
export type Theme = 'light' | 'dark'

const systemTheme = matchMedia('(prefers-color-scheme: dark)')

/** What the reader chose, kept in this browser; the system's theme counts until a theme is chosen. */
export const preferences = {
  get language(): Language {
    return stored('language') === 'en' ? 'en' : 'vi'
  },
  set language(value: Language) {
    store('language', value)
    apply()
  },
  get theme(): Theme {
    const chosen = stored('theme')
    if (chosen === 'light' || chosen === 'dark') return chosen
    return systemTheme.matches ? 'dark' : 'light'
  },
  set theme(value: Theme) {
    store('theme', value)
    apply()
  },
}

export function watchPreferences(changed: () => void): void {
  listener = changed
  systemTheme.addEventListener('change', apply)
  apply()
}

let listener = () => {}

function apply(): void {
  document.documentElement.lang = preferences.language
  document.documentElement.dataset.theme = preferences.theme
  listener()
}

// Where storage is refused (private windows, strict settings) a choice lasts as long as the page.
const session = new Map<string, string>()

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`nhipso.${key}`) ?? session.get(key) ?? null
  } catch {
    return session.get(key) ?? null
  }
}

function store(key: string, value: string): void {
  session.set(key, value)
  try {
    localStorage.setItem(`nhipso.${key}`, value)
  } catch {
    // Kept in `session`.
  }
}
