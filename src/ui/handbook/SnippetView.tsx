import type { HandbookPage } from '#core/handbook.ts';
import type { SnippetPlayer, SnippetState } from '#session/snippet.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { CodeEditor } from '#ui/editor/CodeEditor.tsx';
import { useLab } from '#ui/lab-context.ts';
import { useWidth } from '#ui/panels/use-width.ts';
import { useShownTheme } from '#ui/theme.ts';
import { useCommands } from '#ui/use-commands.ts';
import { markersOf } from '#session/run/create-record.ts';
import type { SourcePosition } from '#core/errors.ts';
import { type CSSProperties, Suspense, lazy, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import styles from './SnippetView.module.css';
import { handbookStrings as words } from './strings.ts';
import { useSnippet } from './use-snippet.ts';

const SnippetOutput = lazy(async () => ({ default: (await import('./SnippetOutput.tsx')).SnippetOutput }));

/** A page's program: to read, to change, to run where it stands. */
export function SnippetView({ page }: { readonly page: HandbookPage }) {
  const player = useSnippet(page);
  return player === null ? null : <OpenSnippet page={page} player={player} />;
}

function OpenSnippet({ page, player }: { readonly page: HandbookPage; readonly player: SnippetPlayer }) {
  const state = useStore(player.store);
  const [goTo, setGoTo] = useState<SourcePosition | null>(null);
  const isBusy = isRunning(state);
  useCommands(
    isBusy ? { stop: () => player.stop() } : { run: () => void player.run(), stop: () => player.stop() },
  );
  return (
    <section className={styles.snippet} aria-labelledby="snippet-title">
      <header className={styles.head}>
        <div>
          <h2 id="snippet-title" className={styles.title}>
            {page.snippet.title}
          </h2>
          <p className={styles.help}>{words.programHelp}</p>
        </div>
        <SnippetButtons page={page} player={player} state={state} />
      </header>
      <SnippetEditor page={page} player={player} state={state} goTo={goTo} />
      <div className={styles.output} role="group" aria-label={words.output}>
        <Suspense fallback={<p className={styles.status}>{words.waiting}</p>}>
          <SnippetOutput state={state} onGoTo={setGoTo} />
        </Suspense>
      </div>
    </section>
  );
}

interface PartProps {
  readonly page: HandbookPage;
  readonly player: SnippetPlayer;
  readonly state: SnippetState;
}

function SnippetButtons({ page, player, state }: PartProps) {
  const isBusy = isRunning(state);
  const isStopping = state.run.status === 'running' && state.run.isStopping;
  return (
    <div className={styles.buttons}>
      {state.code === page.program ? null : (
        <Button variant="quiet" onPress={() => player.reset()}>
          <Icon name="undo" />
          {words.reset}
        </Button>
      )}
      <Button isDisabled={!isBusy} onPress={() => player.stop()}>
        <Icon name="stop" />
        {isStopping ? words.stopping : words.stop}
      </Button>
      <Button variant="primary" isPending={isBusy} onPress={() => void player.run()}>
        <Icon name="play" />
        {isBusy ? words.running : words.run}
      </Button>
    </div>
  );
}

/** Beside the code: line numbers and margins. */
const GUTTER_PX = 72;
/** Of a letter's width to the size of the font, in the editor's fonts. */
const LETTER = 0.602;
/** Narrower than this the plain editor stands in, which wraps nothing. */
const PLAIN_PX = 560;

function SnippetEditor({ page, player, state, goTo }: PartProps & { readonly goTo: SourcePosition | null }) {
  const settings = useStore(useLab().settings);
  const theme = useShownTheme(settings.theme);
  const { record, code } = state;
  const markers = useMemo(() => (record === null ? [] : markersOf(record)), [record]);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const columns = Math.floor((width - GUTTER_PX) / (settings.editorFontSize * LETTER));
  const lines = countLines(code, width < PLAIN_PX ? Infinity : columns);
  const size: CSSProperties & Record<'--lines' | '--line-height', string> = {
    '--lines': String(lines),
    '--line-height': `${Math.round(settings.editorFontSize * 1.6)}px`,
  };
  return (
    <div ref={frame} className={styles.editor} style={size}>
      <CodeEditor
        exerciseId={`snippet-${page.skill.toLowerCase()}`}
        code={code}
        onChange={(next) => player.edit(next)}
        onRun={() => void player.run()}
        onSubmit={() => void player.run()}
        markers={markers}
        fontSize={settings.editorFontSize}
        theme={theme}
        isScreenReaderMode={settings.screenReaderMode}
        goTo={goTo}
      />
    </div>
  );
}

/** Rows that the code takes in an editor that wraps. */
function countLines(code: string, columns: number): number {
  return code.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);
}

function isRunning({ run }: SnippetState): boolean {
  return run.status === 'preparing' || run.status === 'running';
}
