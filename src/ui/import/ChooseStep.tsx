import { ChooseFiles } from './ChooseFiles.tsx';
import { GuideList } from './GuideList.tsx';
import { OriginalList } from './OriginalList.tsx';
import type { ImportActions, ImportState } from './use-import.ts';

interface ChooseStepProps {
  readonly state: Extract<ImportState, { status: 'choosing' | 'measuring' | 'offered' }>;
  readonly actions: ImportActions;
}

/** Where the data comes from. */
export function ChooseStep({ state, actions }: ChooseStepProps) {
  return (
    <>
      <ChooseFiles onChoose={actions.choose} onFault={actions.startOver} />
      <OriginalList state={state} actions={actions} />
      <GuideList />
    </>
  );
}
