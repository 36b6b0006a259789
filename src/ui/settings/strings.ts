import type { EnginePreference } from '#core/engine.ts';
import type { Theme } from '#session/state.ts';

export const settingsStrings = {
  title: 'Settings',
  look: 'Look',
  theme: 'Theme',
  editor: 'Editor',
  fontSize: 'Font size',
  fontSizeUnit: 'px',
  screenReader: 'Screen-reader mode',
  screenReaderHelp: 'Line numbers off, simpler rendering, every edit spoken by the editor itself.',
  engine: 'Engine',
  engineHelp: 'Where training runs. Automatic measures both and takes the faster one that works.',
  stock: 'Stock TensorFlow.js, for comparison',
  stockHelp:
    'Leaves the lab’s faster kernels out of the next run. WASM then cannot train convolutions or embeddings.',
  bench: 'Compare with stock TensorFlow.js on this device',
  inUse: 'In use',
  measured: 'One small training step',
  measuredAt: 'Measured',
  measureFirst: 'Measure now',
  measure: 'Measure again',
  measuring: 'Measuring…',
  graphics: 'Graphics device',
  softwareGraphics: 'software, without a graphics card',
  noGraphics: 'none that WebGL can use',
  notWorking: 'does not work here',
  notMeasured: 'was not measured in time',
  notTimed: 'is drawn in software, so it was not timed',
  stepMs: (ms: number) => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`,
  notifications: 'Notifications',
  notify: 'Tell me when a run is done and this tab is hidden',
  notifyHelp: 'The tab’s title tells in any case. The browser asks for leave once.',
  notifyDenied: 'The browser refuses notifications for this address; its own site settings can allow them.',
  storage: 'Storage',
  used: (used: string, quota: string) => `${used} used of ${quota}`,
  usedUnknown: 'The browser does not say how much is used.',
  persistent: 'Kept until you delete it.',
  temporary: 'The browser may clear it when the disk fills up.',
  persist: 'Ask the browser to keep it',
  persistGranted: 'The browser keeps the lab’s data until you delete it.',
  persistRefused:
    'The browser did not agree; it decides by how often you come here. Try again later, or keep a backup.',
  backup: 'Backup',
  backupHelp: 'One file with all code, attempts, models and settings.',
  export: 'Save a backup',
  exportDone: 'The backup is in your downloads.',
  import: 'Read a backup…',
  importHelp: 'Reading adds what the file holds; newer records win and nothing is deleted.',
  deleteAll: 'Delete everything',
  deleteHelp: 'Removes all code, attempts, models and settings from this device.',
  deleteButton: 'Delete everything…',
  deleteTitle: 'Delete everything?',
  deleteText:
    'All code, attempts, models, scores and settings of the lab on this device. A backup is the only way back.',
  deleteWord: 'delete',
  deletePrompt: 'Type “delete” to confirm',
  deleteDone: 'Everything is deleted.',
} as const;

export const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  'high-contrast': 'High contrast',
};

export const ENGINE_NAMES: Readonly<Record<EnginePreference, string>> = {
  auto: 'Automatic',
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'CPU',
};

export const ENGINE_NOTES: Readonly<Record<EnginePreference, string>> = {
  auto: 'by measurement',
  webgl: 'the graphics card',
  wasm: 'the processor, with SIMD and threads where the browser has them',
  cpu: 'plain JavaScript; slow, always works',
};
