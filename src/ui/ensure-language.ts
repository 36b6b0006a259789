/**
 * Gives the page a language where the browser names none that Intl knows: WebKit on a system without a language says 'C', and
 * uPlot, which formats by `navigator.language` as it loads, would take its panel down with a RangeError.
 */
export function ensureLanguage(): void {
  try {
    Intl.getCanonicalLocales(navigator.language);
  } catch {
    Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
  }
}
