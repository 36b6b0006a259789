import { type Dispatch, type SetStateAction, useMemo, useState } from 'react';
import type { Exercise } from '#core/exercise.ts';
import { FIRST_WORD_ID } from '#core/text.ts';
import type { TokenSettings } from './encode-variants.ts';

const USUAL_SIZE = 5000;
const USUAL_LENGTH = 32;

/** How texts are turned into ids on screen: at first as the exercise has it, or as is usual; then as chosen. */
export function useTokenSettings(
  exercise: Exercise | null,
  vocabulary: readonly string[],
): {
  readonly settings: TokenSettings;
  readonly asExercise: TokenSettings | null;
  readonly setSettings: Dispatch<SetStateAction<TokenSettings>>;
} {
  const asExercise = useMemo((): TokenSettings | null => {
    if (exercise?.input.kind !== 'token-ids') return null;
    const { vocabularySize, length } = exercise.input;
    return { vocabularySize, length, padding: 'post', truncation: 'post' };
  }, [exercise]);
  const [settings, setSettings] = useState<TokenSettings>(
    asExercise ?? {
      vocabularySize: Math.min(vocabulary.length + FIRST_WORD_ID, USUAL_SIZE),
      length: USUAL_LENGTH,
      padding: 'post',
      truncation: 'post',
    },
  );
  return { settings, asExercise, setSettings };
}
