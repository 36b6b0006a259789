import { useSyncExternalStore } from 'react';

/** Colours for drawing on canvas, read from the tokens of the theme in force. */
export interface Palette {
  readonly series: readonly string[];
  readonly grid: string;
  readonly axis: string;
  readonly surface: string;
  readonly text: string;
  readonly font: string;
}

const SERIES = 7;

/** The palette, live: it changes with the document's theme, also when that follows the system. */
export function usePalette(): Palette {
  return useSyncExternalStore(onThemeChange, readPalette);
}

let kept: { readonly key: string; readonly palette: Palette } | null = null;

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const series = Array.from({ length: SERIES }, (_, index) => read(`--chart-${index + 1}`));
  const palette: Palette = {
    series,
    grid: read('--chart-grid'),
    axis: read('--chart-axis'),
    surface: read('--chart-surface'),
    text: read('--color-text'),
    font: `12px ${read('--font-sans') || 'sans-serif'}`,
  };
  const key = JSON.stringify(palette);
  if (kept?.key !== key) kept = { key, palette };
  return kept.palette;
}

function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', listener);
  };
}
