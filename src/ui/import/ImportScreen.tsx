import { Notice } from '#ui/panels/Notice.tsx';
import { Screen, ScreenHead } from '#ui/shell/Screen.tsx';
import { useTitle } from '#ui/use-title.ts';
import { Link } from 'wouter';
import { ChooseStep } from './ChooseStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { importStrings as words } from './strings.ts';
import { useImport } from './use-import.ts';
import { WorkingStep } from './WorkingStep.tsx';

/** From files, or a published original, to a data set of one's own. */
export function ImportScreen() {
  const { state, actions } = useImport();
  useTitle(words.title);
  const problem = 'problem' in state ? state.problem : null;
  return (
    <Screen width="narrow">
      <ScreenHead title={words.title} intro={words.intro} crumb={<Link href="/data">{words.back}</Link>} />
      {problem !== null && (
        <Notice tone="danger" title={words.failed}>
          <p>{problem}</p>
        </Notice>
      )}
      {state.status === 'preview' ? (
        <PreviewStep found={state.found} plan={state.plan} actions={actions} />
      ) : state.status === 'working' ? (
        <WorkingStep progress={state.progress} onCancel={actions.cancel} />
      ) : state.status === 'done' ? (
        <DoneStep id={state.id} title={state.title} onAnother={() => actions.startOver()} />
      ) : (
        <ChooseStep state={state} actions={actions} />
      )}
    </Screen>
  );
}
