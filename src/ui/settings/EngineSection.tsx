import type { EnginePreference, WasmAbsence, WebglAbsence } from '#core/engine.ts';
import type { EngineState } from '#session/state.ts';
import { announce } from '#ui/announcer.ts';
import { Button } from '#ui/controls/Button.tsx';
import { When } from '#ui/controls/When.tsx';
import { describeEngine } from '#ui/describe-engine.ts';

import { useLab } from '#ui/lab-context.ts';
import { BACKEND_NAMES } from '#ui/strings.ts';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import fields from './fields.module.css';
import { RadioList } from './RadioList.tsx';
import { Section } from './Section.tsx';
import { ENGINE_NAMES, ENGINE_NOTES, settingsStrings } from './strings.ts';

const PREFERENCES: readonly EnginePreference[] = ['auto', 'webgl', 'wasm', 'cpu'];

const MEASURE_LABELS: Readonly<Record<EngineState['status'], string>> = {
  unmeasured: settingsStrings.measureFirst,
  measuring: settingsStrings.measuring,
  ready: settingsStrings.measure,
  failed: settingsStrings.measure,
};

/** The choice, its reason, and the numbers it rests on. */
export function EngineSection() {
  const lab = useLab();
  const { engine: preference, stockEngine } = useStore(lab.settings);
  const engine = useStore(lab.engine);
  const { name, reason } = describeEngine(engine);
  const measure = async (): Promise<void> => {
    await lab.measureEngine();
    announce(describeEngine(lab.engine.getState()).reason);
  };
  return (
    <Section title={settingsStrings.engine}>
      <p className={fields.help}>{settingsStrings.engineHelp}</p>
      <RadioList
        legend={settingsStrings.engine}
        choices={PREFERENCES.map((value) => ({
          value,
          label: ENGINE_NAMES[value],
          note: ENGINE_NOTES[value],
        }))}
        value={preference}
        onChange={(chosen) => lab.updateSettings({ engine: chosen })}
      />
      <label className={fields.choice}>
        <input
          type="checkbox"
          checked={stockEngine}
          onChange={(event) => lab.updateSettings({ stockEngine: event.target.checked })}
        />
        <span>
          {settingsStrings.stock}
          <br />
          <span className={fields.help}>{settingsStrings.stockHelp}</span>
        </span>
      </label>
      <table className={fields.facts}>
        <tbody>
          <tr>
            <th scope="row">{settingsStrings.inUse}</th>
            <td>
              {name}
              {engine.status !== 'measuring' && (
                <>
                  <br />
                  <span className={fields.help}>{reason}</span>
                </>
              )}
            </td>
          </tr>
          {engine.status === 'ready' && <Measured engine={engine} />}
        </tbody>
      </table>
      <div className={fields.row}>
        <Button isPending={engine.status === 'measuring'} onPress={() => void measure()}>
          {MEASURE_LABELS[engine.status]}
        </Button>
        <Link href="/bench">{settingsStrings.bench}</Link>
      </div>
    </Section>
  );
}

function Measured({ engine }: { readonly engine: Extract<EngineState, { status: 'ready' }> }) {
  const { webglStepMs, wasmStepMs, renderer, isSoftwareRenderer, webglAbsence, wasmAbsence } =
    engine.measurement;
  return (
    <>
      <tr>
        <th scope="row">{settingsStrings.measured}</th>
        <td>
          {BACKEND_NAMES.webgl}{' '}
          {isSoftwareRenderer && webglStepMs === null
            ? settingsStrings.notTimed
            : describeStep(webglStepMs, webglAbsence)}
          <br />
          {BACKEND_NAMES.wasm} {describeStep(wasmStepMs, wasmAbsence)}
          <br />
          <span className={fields.help}>
            {settingsStrings.measuredAt} <When at={engine.measuredAt} />
          </span>
        </td>
      </tr>
      <tr>
        <th scope="row">{settingsStrings.graphics}</th>
        <td>
          {renderer ??
            (webglAbsence?.kind === 'unmeasured' ? settingsStrings.notMeasured : settingsStrings.noGraphics)}
          {isSoftwareRenderer && (
            <>
              <br />
              <span className={fields.help}>{settingsStrings.softwareGraphics}</span>
            </>
          )}
        </td>
      </tr>
    </>
  );
}

function describeStep(ms: number | null, absence: WebglAbsence | WasmAbsence | null): string {
  if (ms !== null) return settingsStrings.stepMs(ms);
  return absence?.kind === 'unmeasured' ? settingsStrings.notMeasured : settingsStrings.notWorking;
}
