/** What stays on this device between visits: the language and the theme, nothing else. */
export function kept(name: 'language' | 'theme'): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage may be forbidden
  }
}

export function keep(name: 'language' | 'theme', value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // it holds until the page is left, then
  }
}
