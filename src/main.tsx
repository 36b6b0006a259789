import { createRoot } from 'react-dom/client';
import { createAutomation } from '#session/automation.ts';
import { createLab } from '#session/create-lab.ts';
import { App } from '#ui/App.tsx';
import { ensureLanguage } from '#ui/ensure-language.ts';
import { applyTheme, readShownTheme } from '#ui/theme.ts';
import '#ui/tokens.css';
import '#ui/base.css';

// floor.js has said what this browser lacks; a page that half works must not cover that.
if (document.documentElement.dataset.floor === undefined) await startLab();

async function startLab(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error("index.html has no element with the id 'root'");

  ensureLanguage();
  // A theme for the moment before the settings are read.
  applyTheme(readShownTheme('system'));
  const lab = await createLab();
  applyTheme(readShownTheme(lab.settings.getState().theme));
  createRoot(root).render(<App lab={lab} />);

  // For `npm run solve`, calibration and the tests that drive the page; it can do nothing that the page cannot.
  Object.assign(globalThis, { tensorDojo: createAutomation(lab.automation) });
}
