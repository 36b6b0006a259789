import { Notice } from '#ui/panels/Notice.tsx';
import { useTitle } from '#ui/use-title.ts';
import { Link } from 'wouter';
import { ChooseStep } from './ChooseStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import styles from './import.module.css';
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
    <div className={styles.screen}>
      <p className={styles.crumb}>
        <Link href="/data">{words.back}</Link>
      </p>
      <header className={styles.head}>
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.intro}>{words.intro}</p>
      </header>
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
    </div>
  );
}
